import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JitterBuffer, placeChunk } from '../../../../console/src/phone/sound/place-chunk.ts';

const buffer: JitterBuffer = { leadS: 0.12, mostS: 0.45 };

describe('placeChunk', () => {
  it.each([
    ['the first, a little ahead', -1, 3, 3.12],
    ['one in time, right after the one before it', 3.2, 3.1, 3.2],
    ['one in time at the last moment', 3.1, 3.1, 3.1],
    ['one too late, a little ahead again', 3.0, 3.1, 3.22],
    ['one with too much waiting before it, not at all', 3.6, 3.1, undefined],
  ])('plays %s', (_, queuedUntilS, nowS, expected) => {
    const atS = placeChunk(queuedUntilS, nowS, buffer);
    if (expected === undefined) expect(atS).toBeUndefined();
    else expect(atS).toBeCloseTo(expected, 9);
  });

  it('never lets two chunks overlap, nor falls behind by more than it may, however they come', () => {
    const chunkS = 0.064;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 200 }), (gaps) => {
        let nowS = 0;
        let queuedUntilS = -1;
        for (const gapS of gaps) {
          nowS += gapS;
          const atS = placeChunk(queuedUntilS, nowS, buffer);
          if (atS === undefined) continue;
          expect(atS).toBeGreaterThanOrEqual(queuedUntilS);
          expect(atS).toBeGreaterThanOrEqual(nowS);
          expect(atS - nowS).toBeLessThanOrEqual(buffer.mostS);
          queuedUntilS = atS + chunkS;
        }
      }),
    );
  });
});
