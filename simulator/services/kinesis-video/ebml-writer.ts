const utf8 = new TextEncoder();

/** An element: its ID as it stands in the bytes, the shortest size, and its contents. */
export function element(id: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(contents);
  return Buffer.concat([idBytes(id), sizeBytes(body.length), body]);
}

/** The header alone, of an element whose end nobody knows yet. */
export function openElement(id: number): Uint8Array {
  return Buffer.concat([idBytes(id), Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)]);
}

/** Kinesis Video writes the size of a string in four bytes, however short it is. */
export function textElement(id: number, text: string): Uint8Array {
  const body = utf8.encode(text);
  const size = Buffer.alloc(4);
  size.writeUInt32BE((0x10_00_00_00 + body.length) >>> 0);
  return Buffer.concat([idBytes(id), size, body]);
}

export function uintElement(id: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  const first = bytes.findIndex((byte) => byte !== 0);
  return element(id, bytes.subarray(first === -1 ? 7 : first));
}

export function floatElement(id: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, bytes);
}

/** A frame of a track, `offsetMs` after its cluster's timestamp (16 bits). A key frame, not laced. */
export function simpleBlock(track: number, offsetMs: number, payload: Uint8Array): Uint8Array {
  const header = Buffer.alloc(4);
  header.writeUInt8(0x80 | track, 0);
  header.writeInt16BE(offsetMs, 1);
  header.writeUInt8(0x80, 3);
  return element(0xa3, header, payload);
}

function idBytes(id: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

function sizeBytes(size: number): Uint8Array {
  for (let length = 1; length <= 6; length++) {
    if (size >= 2 ** (7 * length) - 1) continue;
    const bytes = Buffer.alloc(length);
    bytes.writeUIntBE(2 ** (7 * length) + size, 0, length);
    return bytes;
  }
  throw new RangeError(`An element of ${size} bytes is more than this writer writes.`);
}
