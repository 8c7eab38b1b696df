import { ByteWindow } from './byte-window.ts';
import { type ElementHeader, readElementHeader, readUint } from './element-header.ts';
import { containers, ID, leaves, parentOf, segmentChildren } from './element-ids.ts';
import { EncodedTrack, MalformedMatroska, TruncatedMatroska } from './errors.ts';
import type { MatroskaEvent } from './events.ts';
import { type Body, readBlock, readSimpleTag, readText, readTrackEntry } from './read-elements.ts';

/** Of one unit of a timestamp, when Info does not say. */
const DEFAULT_MS_PER_UNIT = 1;
/** What may be skipped at once of the elements that hold no media and can be large (attachments, an index). */
const MAX_SKIPPED_BYTES = 64 * 1_024 * 1_024;

interface OpenElement {
  readonly id: number;
  /** Stream offset of its end, or of its parent's while its own size is unknown. */
  readonly end: number;
  readonly unknownSize: boolean;
}

/** Reads Matroska as it arrives: `push` a chunk, then ask `next` until it has nothing more. */
export class MatroskaDecoder {
  readonly #window = new ByteWindow();
  readonly #maxElementBytes: number;
  #open: OpenElement[] = [];
  #skipping = 0;
  #pending: MatroskaEvent[] = [];
  #document = -1;
  #msPerUnit = DEFAULT_MS_PER_UNIT;
  #clusterTimestamp: number | undefined;
  #encodedTracks = new Set<number>();

  constructor(maxElementBytes: number) {
    this.#maxElementBytes = maxElementBytes;
  }

  push(chunk: Uint8Array): void {
    this.#window.push(chunk);
  }

  /** The next event that is complete; undefined when more bytes must come first. Throws a MatroskaError. */
  next(): MatroskaEvent | undefined {
    for (;;) {
      const event = this.#pending.shift();
      if (event) return event;
      if (!this.#step()) return undefined;
    }
  }

  /** Call at the end of the bytes. Throws TruncatedMatroska inside an element of known size. */
  end(): void {
    this.#closeEnded();
    const inside = this.#skipping > 0 || this.#window.available > 0;
    if (inside || this.#open.some((element) => !element.unknownSize)) {
      const offset = this.#window.offset + this.#window.available;
      throw new TruncatedMatroska('The stream ended inside an element', offset);
    }
  }

  /** Reads one element's header, and its body when that is wanted whole. False when bytes are missing. */
  #step(): boolean {
    const window = this.#window;
    if (this.#skipping > 0) {
      this.#skipping -= window.skip(this.#skipping);
      return this.#skipping === 0;
    }
    this.#closeEnded();
    const header = this.#header();
    if (!header) return false;
    const parent = this.#parentFor(header);
    this.#check(header, parent);

    const known = parentOf.get(header.id) === parent?.id;
    if (known && leaves.has(header.id)) {
      const length = header.length + header.size;
      if (!window.need(length)) return false;
      const at = window.at + header.length;
      const body = { bytes: window.bytes, at, end: at + header.size, offset: window.offset + header.length };
      this.#read(header.id, body);
      window.take(length);
      return true;
    }
    window.take(header.length);
    if (known && containers.has(header.id)) this.#enter(header);
    else this.#skipping = header.size;
    return true;
  }

  #header(): ElementHeader | undefined {
    const window = this.#window;
    let needed = 1;
    while (window.need(needed)) {
      const header = readElementHeader(window.bytes, window.at, window.end, window.offset);
      if (typeof header !== 'number') return header;
      needed = header;
    }
    return undefined;
  }

  #closeEnded(): void {
    while (this.#open.length > 0 && this.#top()?.end === this.#window.offset) this.#open.pop();
  }

  #top(): OpenElement | undefined {
    return this.#open[this.#open.length - 1];
  }

  /** Where this element stands. An element that cannot stand in one of unknown size is that one's end. */
  #parentFor({ id }: ElementHeader): OpenElement | undefined {
    const newDocument = id === ID.ebml || id === ID.segment;
    for (let top = this.#top(); top?.unknownSize; top = this.#top()) {
      const ends = newDocument || (top.id === ID.cluster && segmentChildren.has(id));
      if (!ends) break;
      this.#open.pop();
    }
    return this.#top();
  }

  #check({ id, size, length }: ElementHeader, parent: OpenElement | undefined): void {
    const { offset } = this.#window;
    const name = `Element 0x${id.toString(16)}`;
    if (!parent) {
      const allowed = id === ID.ebml || id === ID.void || id === ID.crc32;
      if (!allowed && (id !== ID.segment || this.#document === -1)) {
        throw new MalformedMatroska(`${name} where an EBML header must stand: this is no Matroska`, offset);
      }
    } else if (id === ID.ebml || id === ID.segment) {
      throw new MalformedMatroska(`${name} inside another element`, offset);
    }
    if (size === Infinity) {
      if (id === ID.segment || id === ID.cluster) return;
      throw new MalformedMatroska(`${name} of unknown size; only a Segment or Cluster may be`, offset);
    }
    if (parent && offset + length + size > parent.end) {
      throw new MalformedMatroska(`${name} reaches beyond the element that holds it`, offset);
    }
    if (containers.has(id)) return;
    const limit = segmentChildren.has(id) ? MAX_SKIPPED_BYTES : this.#maxElementBytes;
    if (size > limit) {
      throw new MalformedMatroska(`${name} of ${size} bytes; at most ${limit} are allowed`, offset);
    }
  }

  #enter({ id, size }: ElementHeader): void {
    const parentEnd = this.#top()?.end ?? Infinity;
    const unknownSize = size === Infinity;
    this.#open.push({ id, end: unknownSize ? parentEnd : this.#window.offset + size, unknownSize });
    if (id === ID.ebml) {
      this.#document += 1;
    } else if (id === ID.segment) {
      this.#msPerUnit = DEFAULT_MS_PER_UNIT;
      this.#encodedTracks = new Set();
    } else if (id === ID.cluster) {
      this.#clusterTimestamp = undefined;
    }
  }

  #read(id: number, body: Body): void {
    switch (id) {
      case ID.simpleBlock:
      case ID.block:
        this.#readBlock(body);
        return;
      case ID.clusterTimestamp:
        this.#clusterTimestamp = readUint(body.bytes, body.at, body.end);
        return;
      case ID.simpleTag:
        for (const tag of readSimpleTag(body)) this.#emit({ type: 'tag', ...tag, document: this.#document });
        return;
      case ID.trackEntry:
        this.#readTrack(body);
        return;
      case ID.timestampScale:
        this.#readTimestampScale(body);
        return;
      case ID.docType:
        checkDocType(body);
    }
  }

  #readBlock(body: Body): void {
    if (this.#clusterTimestamp === undefined) {
      throw new MalformedMatroska('A block before the Timestamp of its Cluster', body.offset);
    }
    const { track, offset, payload } = readBlock(body);
    if (this.#encodedTracks.has(track)) {
      throw new EncodedTrack(
        `A block of track ${track}, whose frames are compressed or encrypted`,
        body.offset,
      );
    }
    this.#emit({
      type: 'block',
      track,
      timestampMs: (this.#clusterTimestamp + offset) * this.#msPerUnit,
      clusterTimestampMs: this.#clusterTimestamp * this.#msPerUnit,
      payload,
      document: this.#document,
    });
  }

  #readTrack(body: Body): void {
    const { encoded, ...track } = readTrackEntry(body);
    if (encoded) this.#encodedTracks.add(track.number);
    this.#emit({ type: 'track', ...track, document: this.#document });
  }

  #readTimestampScale(body: Body): void {
    const nanoseconds = readUint(body.bytes, body.at, body.end);
    if (nanoseconds === 0) throw new MalformedMatroska('A TimestampScale of 0', body.offset);
    this.#msPerUnit = nanoseconds / 1_000_000;
  }

  #emit(event: MatroskaEvent): void {
    this.#pending.push(event);
  }
}

function checkDocType(body: Body): void {
  const docType = readText(body);
  if (docType === 'matroska' || docType === 'webm') return;
  throw new MalformedMatroska(
    `DocType ${JSON.stringify(docType.slice(0, 32))}; it must be matroska or webm`,
    body.offset,
  );
}
