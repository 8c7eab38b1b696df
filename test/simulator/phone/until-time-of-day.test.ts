import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../lambdas/business-time/local-time.ts';
import { untilTimeOfDay } from '../../../simulator/phone/until-time-of-day.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const seattle = 'America/Los_Angeles';

describe('untilTimeOfDay', () => {
  it.each([
    ['later today', '2026-11-23T10:00:00-08:00', '22:00', seattle, 12 * hourMs],
    ['tomorrow, when it has passed', '2026-11-23T10:00:00-08:00', '09:30', seattle, 23.5 * hourMs],
    ['the very minute', '2026-11-23T10:00:00-08:00', '10:00', seattle, 0],
    ['within the minute', '2026-11-23T10:00:59.999-08:00', '10:00', seattle, 0],
    ['the next minute, from within this one', '2026-11-23T10:00:30-08:00', '10:01', seattle, 30_000],
    ['the minute before, a day on', '2026-11-23T10:00:30-08:00', '09:59', seattle, 24 * hourMs - 90_000],
    ['midnight', '2026-11-23T23:00:00-08:00', '00:00', seattle, hourMs],
    ['over the spring change, an hour is skipped', '2026-03-07T22:00:00-08:00', '06:00', seattle, 7 * hourMs],
    ['a time that the spring change skips', '2026-03-08T01:00:00-08:00', '02:30', seattle, 1.5 * hourMs],
    [
      'over the autumn change, an hour comes twice',
      '2026-10-31T22:00:00-07:00',
      '06:00',
      seattle,
      9 * hourMs,
    ],
    ['the first of a time that comes twice', '2026-11-01T00:30:00-07:00', '01:30', seattle, hourMs],
    ['a zone off the hour', '2026-11-23T10:00:00+05:45', '10:30', 'Asia/Kathmandu', 30 * minuteMs],
    ['where summer is in January', '2026-10-04T00:00:00+10:00', '12:00', 'Australia/Sydney', 11 * hourMs],
  ])('%s', (_, now, timeOfDay, timeZone, expected) => {
    expect(untilTimeOfDay(timeOfDay, Date.parse(now), timeZone)).toBe(expected);
  });

  it('always comes to the time asked for, within a day and an hour, never back', () => {
    const anyMoment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });
    const zone = fc.constantFrom(seattle, 'UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 0, max: 1_439 }), zone, (nowMs, minutes, timeZone) => {
        const text = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const waitMs = untilTimeOfDay(text, nowMs, timeZone);
        const shown = localTime(nowMs + waitMs, timeZone).minutes;
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(25 * hourMs);
        // Only a time that the spring change skips comes later than asked for.
        expect([0, 30, 60]).toContain(shown - minutes);
      }),
    );
  });
});
