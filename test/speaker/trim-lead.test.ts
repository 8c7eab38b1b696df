import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimLead } from '../../lambdas/speaker/trim-lead.ts';

const silence = (ms: number) => new Uint8Array(ms * 8).fill(0xff);
const sound = (ms: number) => new Uint8Array(ms * 8).fill(0x20);
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('trimLead', () => {
  it('leaves 20 ms before the first sound', () => {
    expect(trimLead(joined(silence(300), sound(50), silence(80)))).toEqual(
      joined(silence(20), sound(50), silence(80)),
    );
  });

  it.each([
    ['that begins at once', joined(sound(10), silence(100))],
    ['in which nothing is heard', silence(400)],
    ['of nothing', new Uint8Array(0)],
  ])('leaves a sound as it is %s', (_, mulaw) => {
    expect(trimLead(mulaw)).toEqual(mulaw);
  });

  it('never takes anything louder than −54 dBFS', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (mulaw) => {
        const kept = trimLead(mulaw);
        const cut = mulaw.subarray(0, mulaw.length - kept.length);
        expect(cut.every((code) => (~code & 0x7f) <= 0x08)).toBe(true);
        expect(joined(cut, kept)).toEqual(mulaw);
      }),
    );
  });
});
