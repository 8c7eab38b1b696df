import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mulawDurationMs, mulawWav, WAV_HEADER_BYTES, wavDurationMs } from '../../lambdas/speaker/wav.ts';

it('writes the header that µ-law needs, field by field', () => {
  const wav = Buffer.from(mulawWav(new Uint8Array(8_000).fill(0x7f)));

  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect(wav.toString('latin1', 8, 16)).toBe('WAVEfmt ');
  expect(wav.readUInt32LE(16)).toBe(18);
  expect(wav.readUInt16LE(20)).toBe(7);
  expect(wav.readUInt16LE(22)).toBe(1);
  expect(wav.readUInt32LE(24)).toBe(8_000);
  expect(wav.readUInt32LE(28)).toBe(8_000);
  expect(wav.readUInt16LE(32)).toBe(1);
  expect(wav.readUInt16LE(34)).toBe(8);
  expect(wav.readUInt16LE(36)).toBe(0);
  expect(wav.toString('latin1', 38, 42)).toBe('fact');
  expect(wav.readUInt32LE(42)).toBe(4);
  expect(wav.readUInt32LE(46)).toBe(8_000);
  expect(wav.toString('latin1', 50, 54)).toBe('data');
  expect(wav.readUInt32LE(54)).toBe(8_000);
  expect(WAV_HEADER_BYTES).toBe(58);
  expect(mulawDurationMs(8_000)).toBe(1_000);
});

it('carries the audio as it is, padded to an even length, and its duration shows in its size', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4_000 }), (mulaw) => {
      const wav = mulawWav(mulaw);
      const { byteLength } = wav;
      expect(byteLength % 2).toBe(0);
      expect(wav.subarray(WAV_HEADER_BYTES, WAV_HEADER_BYTES + mulaw.length)).toEqual(mulaw);
      expect(Math.abs(wavDurationMs(byteLength) - mulawDurationMs(mulaw.length))).toBeLessThan(0.2);
    }),
  );
});
