import { crc16 } from './crc16.ts';

/** A mark takes the lowest bits of 64 ms of speech: 64 bytes. */
export const BLOCK_SAMPLES = 512;
export const BLOCK_MS = 64;
const BLOCK_BYTES = BLOCK_SAMPLES / 8;

/** First four bytes of a block. No shift of it resembles it, and neither silence nor line noise holds it. */
export const SYNC = 0x1acf_fc1d;

/** `sync 4, utterance 4, index 2, parts 1, the parts, checksum 2`, most significant bit first. */
const PARTS_AT = 11;
const CHECKSUM_AT = BLOCK_BYTES - 2;
export const PARTS_BYTES = CHECKSUM_AT - PARTS_AT;
export const PART_HEADER_BYTES = 3;

export interface Block {
  readonly utterance: number;
  /** Place of the block in its utterance, from 0. */
  readonly index: number;
  readonly parts: readonly WordPart[];
}

/** What of one word sounds in one block, with its share of the letters. */
export interface WordPart {
  readonly letters: string;
  /** Where the word begins, in ms from the block's start; absent when it began in an earlier block. */
  readonly startsAtMs?: number | undefined;
  /** Where it ends; absent when it goes on in the next block. */
  readonly endsAtMs?: number | undefined;
}

/** Throws a RangeError when the parts are too long for a block. */
export function encodeBlock(block: Block): Uint8Array {
  const bytes = new Uint8Array(BLOCK_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, SYNC);
  view.setUint32(4, block.utterance);
  view.setUint16(8, block.index);
  bytes[10] = block.parts.length;
  let at = PARTS_AT;
  for (const part of block.parts) {
    const letters = new TextEncoder().encode(part.letters);
    if (at + PART_HEADER_BYTES + letters.length > CHECKSUM_AT) {
      throw new RangeError(`The words of block ${block.index} do not fit its ${PARTS_BYTES} bytes.`);
    }
    const starts = part.startsAtMs === undefined ? 0 : 0x80;
    const ends = part.endsAtMs === undefined ? 0 : 0x40;
    bytes[at] = starts | ends | letters.length;
    bytes[at + 1] = part.startsAtMs ?? 0;
    bytes[at + 2] = part.endsAtMs ?? 0;
    bytes.set(letters, at + PART_HEADER_BYTES);
    at += PART_HEADER_BYTES + letters.length;
  }
  view.setUint16(CHECKSUM_AT, crc16(bytes.subarray(4, CHECKSUM_AT)));
  return bytes;
}

/** `undefined` for bytes that are no block, or a damaged one. */
export function decodeBlock(bytes: Uint8Array): Block | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, BLOCK_BYTES);
  if (view.getUint32(0) !== SYNC) return undefined;
  if (view.getUint16(CHECKSUM_AT) !== crc16(bytes.subarray(4, CHECKSUM_AT))) return undefined;
  const parts: WordPart[] = [];
  let at = PARTS_AT;
  for (let n = 0; n < (bytes[10] ?? 0); n += 1) {
    const head = bytes[at] ?? 0;
    const end = at + PART_HEADER_BYTES + (head & 0x3f);
    if (end > CHECKSUM_AT) return undefined;
    parts.push({
      letters: new TextDecoder().decode(bytes.subarray(at + PART_HEADER_BYTES, end)),
      ...(head & 0x80 ? { startsAtMs: bytes[at + 1] ?? 0 } : {}),
      ...(head & 0x40 ? { endsAtMs: bytes[at + 2] ?? 0 } : {}),
    });
    at = end;
  }
  return { utterance: view.getUint32(4), index: view.getUint16(8), parts };
}
