import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDayOf } from '../../../lambdas/business-time/iso-day.ts';
import { dayAfter, localTime } from '../../../lambdas/business-time/local-time.ts';
import type { OpeningHours } from '../../../lambdas/business-time/opening-hours.ts';
import { isOpen } from '../../../lambdas/business-time/opening-times.ts';
import type { Span, WeeklyHours } from '../../../lambdas/business-time/weekly-hours.ts';
import { weekdays } from '../../../lambdas/business-time/weekly-hours.ts';
import { connectHours } from '../../../lambdas/knowledge/hours/connect-hours.ts';
import { HoursStore } from '../../../simulator/connect/hours/hours-store.ts';
import { isOpen as connectIsOpen } from '../../../simulator/connect/hours-of-operation.ts';

const at = (Hours: number, Minutes: number) => ({ Hours, Minutes });
const span = (from: string, to: string): Span => {
  const minute = (text: string) => Number(text.slice(0, -3)) * 60 + Number(text.slice(-2));
  return { fromMinute: minute(from), toMinute: minute(to) };
};
const week = (hours: WeeklyHours): OpeningHours => ({ hours, specialDays: {} });
/** A Monday. */
const today = { year: 2026, month: 11, day: 23 };
const configOf = (hours: OpeningHours) => connectHours(hours, today, 50).config;
const overridesOf = (hours: OpeningHours, atMost = 50) => connectHours(hours, today, atMost).overrides;

/** Whether Connect, told so, is open. Its stand-in refuses what Connect would refuse. */
function toldConnect(hours: OpeningHours, timeZone: string): (atMs: number) => boolean {
  const arn = 'arn:aws:connect:us-east-1:111111111111:instance/i/operating-hours/h';
  const store = new HoursStore([{ arn, name: 'hours', timeZone: 'UTC', config: [] }]);
  const { config, overrides } = connectHours(hours, today, 50);
  store.update(arn, { TimeZone: timeZone, Config: config });
  for (const { day, config } of overrides) {
    store.createOverride(arn, { Name: day, EffectiveFrom: day, EffectiveTill: day, Config: [...config] });
  }
  const [told] = store.all;
  if (told === undefined) throw new Error('The store is empty.');
  return (atMs) => connectIsOpen(told, atMs);
}

describe('the hours that Connect is told', () => {
  it('keep the spans of a day apart', () => {
    expect(configOf(week({ monday: [span('9:00', '12:30'), span('13:30', '18:00')] }))).toEqual([
      { Day: 'MONDAY', StartTime: at(9, 0), EndTime: at(12, 30) },
      { Day: 'MONDAY', StartTime: at(13, 30), EndTime: at(18, 0) },
    ]);
  });

  it('carry a span past midnight into the next day, also from Saturday to Sunday', () => {
    expect(configOf(week({ saturday: [span('20:00', '26:00')], sunday: [span('1:00', '5:00')] }))).toEqual([
      { Day: 'SUNDAY', StartTime: at(0, 0), EndTime: at(5, 0) },
      { Day: 'SATURDAY', StartTime: at(20, 0), EndTime: at(0, 0) },
    ]);
  });

  it('write the midnight at the end of a day as Connect does', () => {
    expect(configOf(week({ friday: [span('0:00', '24:00')] }))).toEqual([
      { Day: 'FRIDAY', StartTime: at(0, 0), EndTime: at(0, 0) },
    ]);
  });

  it('have an override for a holiday, and for the night that it takes from the next day', () => {
    const hours = { thursday: [span('18:00', '26:00')], friday: [span('18:00', '26:00')] };
    expect(overridesOf({ hours, specialDays: { '2026-11-26': [] } })).toEqual([
      { day: '2026-11-26', config: [] },
      { day: '2026-11-27', config: [{ Day: 'FRIDAY', StartTime: at(18, 0), EndTime: at(0, 0) }] },
    ]);
  });

  it('have none for a special day that is as usual, or over, and only as many as Connect takes', () => {
    const hours = { monday: [span('9:00', '17:00')] };
    const specialDays = Object.fromEntries([
      ['2026-11-22', [span('9:00', '10:00')]],
      ['2026-11-30', hours.monday],
      ...Array.from({ length: 60 }, (_, index) => [isoDayOf(dayAfter(today, 21 + 7 * index)), []]),
    ]);
    const overrides = overridesOf({ hours, specialDays });

    expect(overrides).toHaveLength(50);
    expect(overrides[0]?.day).toBe('2026-12-14');
    expect(overridesOf({ hours, specialDays }, 3).map(({ day }) => day)).toEqual([
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
    ]);
  });

  it('open and close Connect when the file says, night by night', () => {
    const spans = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 })), { maxLength: 2 })
      .map((pairs) =>
        pairs
          .map(([from, length]) => ({ fromMinute: from * 15, toMinute: from * 15 + length * 15 }))
          .sort((a, b) => a.fromMinute - b.fromMinute),
      );
    const hours = fc.record(Object.fromEntries(weekdays.map((day) => [day, spans])));
    const day = fc.integer({ min: 0, max: 20 }).map((days) => isoDayOf(dayAfter(today, days)));
    const business = fc.record({ hours, specialDays: fc.dictionary(day, spans, { maxKeys: 5 }) });
    const zone = fc.constantFrom('America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland');
    fc.assert(
      fc.property(business, zone, (opening, timeZone) => {
        const told = toldConnect(opening, timeZone);
        // From the second day on: what began before today is not told.
        const fromMs = Date.parse('2026-11-24T12:00:00Z');
        for (let quarter = 0; quarter < 4 * 24 * 20; quarter += 7) {
          const atMs = fromMs + quarter * 900_000;
          if (told(atMs) === isOpen(opening, timeZone, atMs)) continue;
          const { day, month, minutes } = localTime(atMs, timeZone);
          throw new Error(`${month}/${day} ${minutes} min: Connect says ${told(atMs)}`);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['2026-03-08T03:30:00-07:00', true],
    ['2026-03-08T01:30:00-08:00', true],
    ['2026-11-01T01:30:00-07:00', true],
    ['2026-11-01T03:59:00-08:00', true],
    ['2026-11-01T04:00:00-08:00', false],
  ])('follow the wall clock over its changes: %s', (instant, open) => {
    const hours = { saturday: [span('20:00', '28:00')] };
    const told = toldConnect(week(hours), 'America/Los_Angeles');
    expect(told(Date.parse(instant))).toBe(open);
    expect(isOpen(week(hours), 'America/Los_Angeles', Date.parse(instant))).toBe(open);
  });
});
