import { readElementHeader, readUint, readVintValue, vintLength } from './element-header.ts';
import { ID } from './element-ids.ts';
import { LacedBlock, MalformedMatroska } from './errors.ts';

const utf8 = new TextDecoder();

/** An element's body `bytes[at, end)`, whose first byte stands at `offset` of the stream. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  readonly offset: number;
}

export interface TrackEntry {
  readonly number: number;
  readonly name: string;
  readonly codec: string;
  /** Its frames are compressed or encrypted. */
  readonly encoded: boolean;
}

export function readTrackEntry(body: Body): TrackEntry {
  let number = 0;
  let name = '';
  let codec = '';
  let encoded = false;
  for (const child of children(body)) {
    if (child.id === ID.trackNumber) number = readUint(child.bytes, child.at, child.end);
    else if (child.id === ID.trackName) name = readText(child);
    else if (child.id === ID.codecId) codec = readText(child);
    else if (child.id === ID.contentEncodings) encoded = true;
  }
  if (number === 0) throw new MalformedMatroska('A TrackEntry without TrackNumber', body.offset);
  return { number, name, codec, encoded };
}

/** The tag and the tags nested in it, outermost first. */
export function readSimpleTag(body: Body, depth = 0): { name: string; value: string }[] {
  if (depth > MAX_TAG_DEPTH) throw new MalformedMatroska('SimpleTags nested without end', body.offset);
  let name = '';
  let value = '';
  const nested: { name: string; value: string }[] = [];
  for (const child of children(body)) {
    if (child.id === ID.tagName) name = readText(child);
    else if (child.id === ID.tagString) value = readText(child);
    else if (child.id === ID.simpleTag) nested.push(...readSimpleTag(child, depth + 1));
  }
  return [{ name, value }, ...nested];
}

const MAX_TAG_DEPTH = 8;

export interface Block {
  readonly track: number;
  /** Units of TimestampScale after the cluster's timestamp; may be negative. */
  readonly offset: number;
  readonly payload: Uint8Array;
}

/** The body of a SimpleBlock or Block. Throws LacedBlock when it holds several frames. */
export function readBlock({ bytes, at, end, offset }: Body): Block {
  const trackLength = vintLength(bytes[at] ?? 0);
  const timeAt = at + trackLength;
  if (at >= end || trackLength > 8 || timeAt + 3 > end) {
    throw new MalformedMatroska('A block without its header', offset);
  }
  const time = ((bytes[timeAt] ?? 0) << 8) | (bytes[timeAt + 1] ?? 0);
  const flags = bytes[timeAt + 2] ?? 0;
  if ((flags & LACING) !== 0) {
    throw new LacedBlock('A laced block; write one frame a block (mkvmerge: --disable-lacing)', offset);
  }
  return {
    track: readVintValue(bytes, at, trackLength),
    offset: (time << 16) >> 16,
    payload: bytes.subarray(timeAt + 3, end),
  };
}

const LACING = 0b0000_0110;

/** Text up to its first zero, which pads it. */
export function readText({ bytes, at, end }: Body): string {
  const zero = bytes.subarray(at, end).indexOf(0);
  return utf8.decode(bytes.subarray(at, zero === -1 ? end : at + zero));
}

function* children(body: Body): Generator<Body & { readonly id: number }> {
  let at = body.at;
  while (at < body.end) {
    const offset = body.offset + (at - body.at);
    const header = readElementHeader(body.bytes, at, body.end, offset);
    if (typeof header === 'number' || at + header.length + header.size > body.end) {
      throw new MalformedMatroska('An element reaches beyond the one that holds it', offset);
    }
    const start = at + header.length;
    at = start + header.size;
    yield { id: header.id, bytes: body.bytes, at: start, end: at, offset: offset + header.length };
  }
}
