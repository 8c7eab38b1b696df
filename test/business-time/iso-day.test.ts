import { describe, expect, it } from 'vitest';
import { isoDay } from '../../lambdas/business-time/iso-day.ts';

describe('isoDay', () => {
  it.each([
    ['2026-11-23T23:30:00-08:00', 'America/Los_Angeles', '2026-11-23'],
    ['2026-11-24T00:00:00-08:00', 'America/Los_Angeles', '2026-11-24'],
    // The hour that the clocks go back over, twice.
    ['2026-11-01T01:30:00-07:00', 'America/Los_Angeles', '2026-11-01'],
    ['2026-11-01T01:30:00-08:00', 'America/Los_Angeles', '2026-11-01'],
    ['2026-12-31T13:30:00Z', 'Australia/Sydney', '2027-01-01'],
    ['2026-01-05T00:00:00Z', 'UTC', '2026-01-05'],
  ])('of %s in %s is %s', (instant, timeZone, expected) => {
    expect(isoDay(Date.parse(instant), timeZone)).toBe(expected);
  });
});
