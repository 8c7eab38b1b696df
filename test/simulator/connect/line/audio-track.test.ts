import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioTrack } from '../../../../simulator/connect/line/audio-track.ts';

describe('AudioTrack', () => {
  it('gives in pieces exactly what was laid down and not cut', () => {
    const clips = fc.array(fc.record({ gap: fc.nat(20), length: fc.integer({ min: 1, max: 30 }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(clips, fc.nat(300), fc.nat(300), fc.nat(100), (list, cutAt, from, length) => {
        const track = new AudioTrack();
        const expected = new Uint8Array(1_000);
        let code = 0;
        for (const clip of list) {
          const start = track.end + clip.gap;
          const mulaw = Uint8Array.from({ length: clip.length }, () => {
            code += 1;
            return 1 + (code % 255);
          });
          track.add(start, mulaw);
          expected.set(mulaw, start);
        }
        track.cut(cutAt);
        expected.fill(0, cutAt);

        const read = new Uint8Array(length);
        for (const { offset, mulaw } of track.pieces(from, length)) read.set(mulaw, offset);

        expect(read).toEqual(expected.slice(from, from + length));
        expect(track.end).toBeLessThanOrEqual(Math.max(cutAt, 0));
      }),
    );
  });

  it('refuses a clip over another', () => {
    const track = new AudioTrack();
    track.add(10, new Uint8Array(10));

    expect(() => track.add(19, new Uint8Array(1))).toThrow(RangeError);
  });
});
