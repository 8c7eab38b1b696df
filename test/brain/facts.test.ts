import { describe, expect, it } from 'vitest';
import { factPassages } from '../../lambdas/brain/facts.ts';
import { type WeeklyHours, weekdays } from '../../lambdas/business-time/weekly-hours.ts';

const day = [{ fromMinute: 540, toMinute: 1_080 }];
const hours: WeeklyHours = { monday: day, friday: day, saturday: [{ fromMinute: 1_200, toMinute: 1_560 }] };
const specialDays = {
  '2026-12-25': [],
  '2026-12-26': [{ fromMinute: 600, toMinute: 720 }],
  '2026-01-01': [],
};
const factsAt = (iso: string) => {
  const facts = factPassages({ hours, specialDays, timeZone: 'America/Los_Angeles' }, Date.parse(iso));
  return new Map(facts.map(({ id, text }) => [id, text]));
};

describe('factPassages', () => {
  it('tells the day, that it is open, and until when', () => {
    const facts = factsAt('2026-11-20T14:15:00-08:00');
    expect(facts.get('now')).toBe(
      'Today is Friday, November 20, 2026, and it is 2:15 p.m. Tomorrow is Saturday, November 21.',
    );
    expect(facts.get('open-now')).toBe('We are open right now, until 6 p.m.');
    expect(facts.get('hours-today')).toBe('Today we are open from 9 a.m. to 6 p.m.');
    expect(facts.get('next-opening')).toBe('We next open on Saturday, November 21, at 8 p.m.');
  });

  it('is told by the same passages for as long as they say the same', () => {
    const opening = { hours: { monday: day }, specialDays, timeZone: 'America/Los_Angeles' };
    const at = (iso: string) =>
      new Map(factPassages(opening, Date.parse(iso)).map((fact) => [fact.id, fact] as const));
    const before = at('2026-11-20T14:15:00-08:00');
    const later = at('2026-11-20T14:16:00-08:00');

    expect(later.get('now')?.text).toContain('2:16 p.m.');
    expect(later.get('hours-monday')).toBe(before.get('hours-monday'));
  });

  it('tells that it is closed, and when it opens next', () => {
    const facts = factsAt('2026-11-22T03:00:00-08:00');
    expect(facts.get('open-now')).toBe('We are closed right now.');
    expect(facts.get('hours-sunday')).toBe('On Sunday we are closed.');
    expect(facts.get('next-opening')).toBe('We next open on Monday, November 23, at 9 a.m.');
  });

  it('tells of the days that differ, in their week and two months ahead', () => {
    const facts = factsAt('2026-12-21T12:00:00-08:00');
    expect(facts.get('hours-friday')).toBe(
      'On Friday, December 25, we are closed. On other Fridays we are open from 9 a.m. to 6 p.m.',
    );
    expect(facts.get('hours-2026-12-26')).toBe('On Saturday, December 26, we are open from 10 a.m. to noon.');
    expect(factsAt('2026-12-01T12:00:00-08:00').get('hours-friday')).toBe(
      'On Friday we are open from 9 a.m. to 6 p.m.',
    );
    expect(facts.has('hours-2026-01-01')).toBe(false);
    expect(factsAt('2026-10-01T12:00:00-07:00').has('hours-2026-12-25')).toBe(false);
  });

  it('is closed on a holiday, and opens on the day after', () => {
    const facts = factsAt('2026-12-25T10:00:00-08:00');
    expect(facts.get('open-now')).toBe('We are closed right now.');
    expect(facts.get('hours-today')).toBe('Today we are closed.');
    expect(facts.get('next-opening')).toBe('We next open on Saturday, December 26, at 10 a.m.');
  });

  it('is open day and night where it never closes', () => {
    const always = Object.fromEntries(weekdays.map((name) => [name, [{ fromMinute: 0, toMinute: 1_440 }]]));
    const facts = factPassages({ hours: always, specialDays: {}, timeZone: 'UTC' }, Date.UTC(2026, 10, 20));
    expect(facts.find(({ id }) => id === 'open-now')?.text).toBe('We are open right now, day and night.');
  });

  it('is open past midnight on the day before', () => {
    expect(factsAt('2026-11-22T01:00:00-08:00').get('open-now')).toBe('We are open right now, until 2 a.m.');
  });
});
