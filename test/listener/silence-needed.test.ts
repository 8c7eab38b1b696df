import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_OF_TURN_DEFAULTS } from '../../lambdas/listener/end-of-turn-options.ts';
import { silenceNeededMs } from '../../lambdas/listener/silence-needed.ts';

const { shortestSilenceMs, longestSilenceMs } = END_OF_TURN_DEFAULTS;
const odds = fc.double({ min: -20, max: 20, noNaN: true });

describe('silenceNeededMs', () => {
  it('is where waiting costs as much as it saves', () => {
    const bounds = { shortestSilenceMs: 0, longestSilenceMs: 1e6 };
    const { cutOffCostMs, usualPauseMs, pauseSigma } = END_OF_TURN_DEFAULTS;

    const ms = silenceNeededMs(1, 1, { ...END_OF_TURN_DEFAULTS, ...bounds });

    const deviation = (Math.log(ms) - Math.log(usualPauseMs)) / pauseSigma;
    const density = Math.exp(-(deviation ** 2) / 2) / (ms * pauseSigma * Math.sqrt(2 * Math.PI));
    expect(cutOffCostMs * Math.E * density).toBeCloseTo(1, 1);
  });

  it('is longer, the likelier the caller goes on, and within bounds', () => {
    fc.assert(
      fc.property(odds, odds, fc.double({ min: 0.8, max: 1.6, noNaN: true }), (one, other, factor) => {
        const less = silenceNeededMs(Math.min(one, other), factor, END_OF_TURN_DEFAULTS);
        const more = silenceNeededMs(Math.max(one, other), factor, END_OF_TURN_DEFAULTS);

        expect(less).toBeLessThanOrEqual(more);
        expect(less).toBeGreaterThanOrEqual(shortestSilenceMs);
        expect(more).toBeLessThanOrEqual(longestSilenceMs);
      }),
    );
  });

  it('is longer for a caller who pauses longer', () => {
    const usual = silenceNeededMs(0, 1, END_OF_TURN_DEFAULTS);

    expect(silenceNeededMs(0, 1.4, END_OF_TURN_DEFAULTS)).toBeGreaterThan(usual);
    expect(silenceNeededMs(0, 0.8, END_OF_TURN_DEFAULTS)).toBeLessThan(usual);
  });
});
