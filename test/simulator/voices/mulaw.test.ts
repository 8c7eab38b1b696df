import { describe, expect, it } from 'vitest';
import { decodeMulaw, encodeMulaw } from '../../../simulator/voices/mulaw.ts';

const codes = Uint8Array.from({ length: 256 }, (_, code) => code);

describe('µ-law', () => {
  it('comes back code for code from linear PCM, but for the second zero', () => {
    expect(encodeMulaw(decodeMulaw(codes))).toEqual(codes.with(0x7f, 0xff));
  });

  it('has the levels of G.711', () => {
    expect([...decodeMulaw(Uint8Array.of(0x00, 0x80, 0xff, 0x7f, 0xfe, 0x7e))]).toEqual([
      -32124, 32124, 0, 0, 8, -8,
    ]);
  });

  it('is within half a step of every sample', () => {
    const all = Int16Array.from({ length: 65_536 }, (_, n) => n - 32_768);
    const back = decodeMulaw(encodeMulaw(all));

    const worst = Math.max(
      ...all.map((sample, n) =>
        Math.abs(sample) > 32_124 ? 0 : Math.abs(sample - (back[n] ?? 0)) / (Math.abs(sample) + 132),
      ),
    );
    expect(worst).toBeLessThanOrEqual(1 / 32);
  });
});
