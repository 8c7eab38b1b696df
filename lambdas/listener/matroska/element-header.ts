import { MalformedMatroska } from './errors.ts';

export interface ElementHeader {
  readonly id: number;
  /** Bytes of the body; Infinity when the writer did not know. */
  readonly size: number;
  /** Bytes of the header itself. */
  readonly length: number;
}

/**
 * Reads an element's ID and size at `at`, or returns how many bytes it needs when `end` comes first.
 * `offset` is the stream offset of `at`, for errors.
 */
export function readElementHeader(
  bytes: Uint8Array,
  at: number,
  end: number,
  offset: number,
): ElementHeader | number {
  const first = bytes[at] ?? 0;
  if (at >= end) return 1;
  const idLength = Math.clz32(first) - 23;
  if (idLength > 4) throw new MalformedMatroska(`0x${first.toString(16)} starts no element ID`, offset);
  if (at + idLength >= end) return idLength + 1;

  let id = 0;
  for (let index = at; index < at + idLength; index++) id = id * 256 + (bytes[index] ?? 0);
  const idBits = id - 2 ** (7 * idLength);
  if (idBits === 0 || idBits === 2 ** (7 * idLength) - 1) {
    throw new MalformedMatroska(`Reserved element ID 0x${id.toString(16)}`, offset);
  }

  const sizeAt = at + idLength;
  const sizeFirst = bytes[sizeAt] ?? 0;
  const sizeLength = Math.clz32(sizeFirst) - 23;
  if (sizeLength > 8) throw new MalformedMatroska(`Element 0x${id.toString(16)} has no valid size`, offset);
  const length = idLength + sizeLength;
  if (at + length > end) return length;

  const size = readVintValue(bytes, sizeAt, sizeLength);
  return { id, size: size === 2 ** (7 * sizeLength) - 1 ? Infinity : size, length };
}

/** Length in bytes of the variable-size integer that starts with `first`; 9 or more for none. */
export function vintLength(first: number): number {
  return Math.clz32(first) - 23;
}

/** Value of a variable-size integer without its marker. Eight-byte values above 2^53 lose their lowest bits. */
export function readVintValue(bytes: Uint8Array, at: number, length: number): number {
  let value = (bytes[at] ?? 0) & (0xff >> length);
  for (let index = at + 1; index < at + length; index++) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

/** Big-endian unsigned integer that fills `bytes[at, end)`. Values above 2^53 lose their lowest bits. */
export function readUint(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let index = at; index < end; index++) value = value * 256 + (bytes[index] ?? 0);
  return value;
}
