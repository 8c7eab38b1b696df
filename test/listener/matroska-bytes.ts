/** Bytes of Matroska elements for tests, apart from the simulator's writer. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** An element with the ID (hexadecimal), the shortest size, and these children or contents. */
export function element(id: string, ...contents: Uint8Array[]): Uint8Array {
  const body = concat(contents);
  const size = body.length < 127 ? [0x80 | body.length] : [0x40 | (body.length >> 8), body.length & 0xff];
  return concat([Buffer.from(id, 'hex'), Uint8Array.from(size), body]);
}

/** Only the header, with the eight-byte unknown size. */
export function unknownSize(id: string): Uint8Array {
  return concat([Buffer.from(id, 'hex'), Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)]);
}

export function simpleBlock(track: number, offset: number, payload: readonly number[]): Uint8Array {
  return element('a3', Uint8Array.of(0x80 | track, (offset >> 8) & 0xff, offset & 0xff, 0x80, ...payload));
}

export function uint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256))
    bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
