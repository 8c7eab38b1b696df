import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../../lambdas/business-time/opening-hours.ts';
import { currentOpening, isOpen, nextOpening } from '../../lambdas/business-time/opening-times.ts';
import { type WeeklyHours, weekdays } from '../../lambdas/business-time/weekly-hours.ts';

const zone = 'America/Los_Angeles';
const byTheWeek = (hours: WeeklyHours): OpeningHours => ({ hours, specialDays: {} });
const week: WeeklyHours = {
  monday: [
    { fromMinute: 540, toMinute: 750 },
    { fromMinute: 810, toMinute: 1_080 },
  ],
  friday: [{ fromMinute: 1_080, toMinute: 1_560 }],
};
/** 2026-11-27 is a Friday, which it would stay open on until 2 in the night. */
const shop: OpeningHours = {
  hours: week,
  specialDays: { '2026-12-04': [], '2026-12-05': [{ fromMinute: 600, toMinute: 720 }] },
};
const at = (iso: string) => Date.parse(iso);

describe('isOpen', () => {
  // 2026-11-23 is a Monday; Los Angeles is 8 hours behind UTC.
  it.each([
    ['2026-11-23T08:59:59-08:00', false],
    ['2026-11-23T09:00:00-08:00', true],
    ['2026-11-23T12:29:59-08:00', true],
    ['2026-11-23T12:30:00-08:00', false],
    ['2026-11-23T13:30:00-08:00', true],
    ['2026-11-23T18:00:00-08:00', false],
    ['2026-11-24T10:00:00-08:00', false],
    ['2026-11-27T23:59:00-08:00', true],
    ['2026-11-28T01:59:00-08:00', true],
    ['2026-11-28T02:00:00-08:00', false],
    ['2026-12-04T20:00:00-08:00', false],
    ['2026-12-05T01:00:00-08:00', false],
    ['2026-12-05T11:00:00-08:00', true],
    ['2026-12-11T20:00:00-08:00', true],
  ])('%s → %s', (iso, open) => {
    expect(isOpen(shop, zone, at(iso))).toBe(open);
  });

  it('keeps the wall clock over the change to summer time', () => {
    const hours: WeeklyHours = { sunday: [{ fromMinute: 60, toMinute: 240 }] };
    expect(currentOpening(byTheWeek(hours), zone, at('2026-03-08T01:30:00-08:00'))).toEqual({
      fromMs: at('2026-03-08T01:00:00-08:00'),
      toMs: at('2026-03-08T04:00:00-07:00'),
    });
  });

  it('joins days that follow without a gap', () => {
    const always = [{ fromMinute: 0, toMinute: 1_440 }];
    const hours: WeeklyHours = { monday: always, tuesday: always };
    expect(currentOpening(byTheWeek(hours), zone, at('2026-11-23T10:00:00-08:00'))?.toMs).toBe(
      at('2026-11-25T00:00:00-08:00'),
    );
  });
});

describe('a business that never closes', () => {
  const always = [{ fromMinute: 0, toMinute: 1_440 }];
  const hours = Object.fromEntries(weekdays.map((day) => [day, always])) as WeeklyHours;
  const now = at('2026-11-23T10:00:00-08:00');

  it('is open for more than a week, and the days after that are not looked at', () => {
    let asked = 0;
    const counted = new Proxy<OpeningHours['specialDays']>({}, { get: () => void asked++ });
    const opening = currentOpening({ hours, specialDays: counted }, zone, now);

    expect((opening?.toMs ?? 0) - now).toBeGreaterThan(7 * 86_400_000);
    expect(asked).toBeLessThan(12);
  });

  it('opens next after a holiday of this week', () => {
    const closed = { hours, specialDays: { '2026-11-26': [] } };
    expect(nextOpening(closed, zone, now)?.fromMs).toBe(at('2026-11-27T00:00:00-08:00'));
  });
});

describe('nextOpening', () => {
  it.each([
    ['2026-11-23T08:00:00-08:00', '2026-11-23T09:00:00-08:00'],
    ['2026-11-23T10:00:00-08:00', '2026-11-23T13:30:00-08:00'],
    ['2026-11-23T18:00:00-08:00', '2026-11-27T18:00:00-08:00'],
    ['2026-11-28T03:00:00-08:00', '2026-11-30T09:00:00-08:00'],
    ['2026-12-04T08:00:00-08:00', '2026-12-05T10:00:00-08:00'],
  ])('%s → %s', (iso, next) => {
    expect(nextOpening(shop, zone, at(iso))?.fromMs).toBe(at(next));
  });

  it('looks beyond weeks of holidays', () => {
    const days = Array.from({ length: 21 }, (_, day) => [`2026-12-${String(day + 7).padStart(2, '0')}`, []]);
    const away = {
      hours: { monday: [{ fromMinute: 540, toMinute: 750 }] },
      specialDays: Object.fromEntries(days),
    };
    expect(nextOpening(away, zone, at('2026-12-01T10:00:00-08:00'))?.fromMs).toBe(
      at('2026-12-28T09:00:00-08:00'),
    );
  });

  it('is none for a business that never opens', () => {
    expect(nextOpening(byTheWeek({}), zone, at('2026-11-23T08:00:00-08:00'))).toBeUndefined();
  });
});
