/** A WAV file of 8 kHz mono µ-law, or with what a test wants wrong in it. */
export function wavOf(
  mulaw: Uint8Array,
  wrong: { tag?: number; channels?: number; rate?: number; bits?: number } = {},
): Uint8Array {
  const { tag = 7, channels = 1, rate = 8_000, bits = 8 } = wrong;
  const file = Buffer.alloc(46 + mulaw.length);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(18, 16);
  file.writeUInt16LE(tag, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE((rate * channels * bits) / 8, 28);
  file.writeUInt16LE((channels * bits) / 8, 32);
  file.writeUInt16LE(bits, 34);
  file.write('data', 38);
  file.writeUInt32LE(mulaw.length, 42);
  file.set(mulaw, 46);
  return Uint8Array.from(file);
}
