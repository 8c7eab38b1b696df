import { describe, expect, it } from 'vitest';
import { type HoursOfOperation, isOpen } from '../../../simulator/connect/hours-of-operation.ts';

const time = (hours: number, minutes = 0) => ({ hours, minutes });
const hours: HoursOfOperation = {
  arn: 'arn:aws:connect:us-east-1:111122223333:instance/i/operating-hours/h',
  name: 'Shop',
  timeZone: 'America/New_York',
  config: [
    { day: 'FRIDAY', startTime: time(9), endTime: time(17, 30) },
    { day: 'SATURDAY', startTime: time(20), endTime: time(2) },
    { day: 'SUNDAY', startTime: time(0), endTime: time(0) },
  ],
  overrides: [
    { effectiveFrom: '2026-11-27', effectiveTill: '2026-11-28', config: [] },
    {
      effectiveFrom: '2026-12-25',
      effectiveTill: '2026-12-25',
      config: [{ day: 'FRIDAY', startTime: time(12), endTime: time(13) }],
    },
  ],
};

describe('isOpen', () => {
  it.each([
    ['opens on the minute', '2026-11-20T09:00:00-05:00', true],
    ['is closed the minute before', '2026-11-20T08:59:59-05:00', false],
    ['closes on the minute', '2026-11-20T17:30:00-05:00', false],
    ['counts in its own zone', '2026-11-20T22:29:00Z', true],
    ['is closed on a day without hours', '2026-11-18T12:00:00-05:00', false],
    ['stays open past midnight', '2026-11-22T01:59:00-05:00', true],
    ['is open all day from midnight to midnight', '2026-11-22T12:00:00-05:00', true],
    ['an override without hours closes', '2026-11-27T12:00:00-05:00', false],
    ['an override has hours of its own', '2026-12-25T12:30:00-05:00', true],
    ['which replace the week', '2026-12-25T10:00:00-05:00', false],
    ['knows summer time', '2026-07-17T09:30:00-04:00', true],
  ])('%s', (_, at, open) => {
    expect(isOpen(hours, Date.parse(at))).toBe(open);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => isOpen({ ...hours, timeZone: 'Mars/Olympus' }, 0)).toThrow(RangeError);
  });
});
