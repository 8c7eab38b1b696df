import { describe, expect, it } from 'vitest';
import { factPassages } from '../../lambdas/brain/facts.ts';
import type { WeeklyHours } from '../../lambdas/business-time/weekly-hours.ts';

const day = [{ fromMinute: 540, toMinute: 1_080 }];
const hours: WeeklyHours = { monday: day, friday: day, saturday: [{ fromMinute: 1_200, toMinute: 1_560 }] };
const factsAt = (iso: string) => {
  const facts = factPassages({ hours, timeZone: 'America/Los_Angeles' }, Date.parse(iso));
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

  it('tells that it is closed, and when it opens next', () => {
    const facts = factsAt('2026-11-22T03:00:00-08:00');
    expect(facts.get('open-now')).toBe('We are closed right now.');
    expect(facts.get('hours-sunday')).toBe('On Sunday we are closed.');
    expect(facts.get('next-opening')).toBe('We next open on Monday, November 23, at 9 a.m.');
  });

  it('is open past midnight on the day before', () => {
    expect(factsAt('2026-11-22T01:00:00-08:00').get('open-now')).toBe('We are open right now, until 2 a.m.');
  });
});
