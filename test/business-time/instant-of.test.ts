import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lambdas/business-time/instant-of.ts';
import { localTime } from '../../lambdas/business-time/local-time.ts';

const zone = 'America/Los_Angeles';

describe('instantOf', () => {
  it.each([
    ['a winter day', { year: 2026, month: 1, day: 15 }, 540, '2026-01-15T17:00:00Z'],
    ['a summer day', { year: 2026, month: 7, day: 15 }, 540, '2026-07-15T16:00:00Z'],
    ['before the spring change', { year: 2026, month: 3, day: 8 }, 60, '2026-03-08T09:00:00Z'],
    ['after the spring change', { year: 2026, month: 3, day: 8 }, 540, '2026-03-08T16:00:00Z'],
    ['a time that spring skips', { year: 2026, month: 3, day: 8 }, 150, '2026-03-08T10:30:00Z'],
    ['a time that autumn has twice', { year: 2026, month: 11, day: 1 }, 90, '2026-11-01T08:30:00Z'],
    ['after the autumn change', { year: 2026, month: 11, day: 1 }, 540, '2026-11-01T17:00:00Z'],
    ['past midnight', { year: 2026, month: 12, day: 31 }, 1_500, '2027-01-01T09:00:00Z'],
  ])('%s', (_, day, minutes, expected) => {
    expect(new Date(instantOf(day, minutes, zone)).toISOString()).toBe(new Date(expected).toISOString());
  });

  it('undoes localTime in every zone but where the clock shows a time twice or never', () => {
    const zones = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
    const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (timeZone, at) => {
        const atMs = Math.floor(at / 60_000) * 60_000;
        const shown = localTime(atMs, timeZone);
        const back = instantOf(shown, shown.minutes, timeZone);
        // The clock shows the same again, whichever of two instants that is.
        expect(localTime(back, timeZone)).toEqual(shown);
        expect(Math.abs(back - atMs)).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});
