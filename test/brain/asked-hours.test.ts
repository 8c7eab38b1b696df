import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedHours } from '../../lambdas/brain/asked-hours.ts';

const lunch = { fromMinute: 690, toMinute: 870 };
const late = { fromMinute: 1_020, toMinute: 1_500 };
const opening = {
  hours: { friday: [lunch, late], saturday: [late], sunday: [{ fromMinute: 600, toMinute: 900 }] },
  specialDays: { '2026-12-25': [], '2026-12-24': [{ fromMinute: 540, toMinute: 780 }] },
  timeZone: 'America/Chicago',
};
/** Friday, at lunch. */
const nowMs = Date.parse('2026-11-20T12:15:00-06:00');
const asked = (said: string, ...before: string[]) =>
  askedHours({ said, history: before.map((caller) => ({ caller, agent: '' })) }, opening, nowMs)?.text;

describe('askedHours', () => {
  it.each([
    [
      'are you open tomorrow at 8 in the evening?',
      'We are open tomorrow, Saturday, at 8 p.m. Tomorrow, Saturday, we are open from 5 p.m. to 1 a.m.',
    ],
    [
      'are you open tomorrow at noon',
      'We are closed tomorrow, Saturday, at noon. Tomorrow, Saturday, we are open from 5 p.m. to 1 a.m.',
    ],
    [
      'are you open at 4 p.m.',
      'We are closed today at 4 p.m. Today we are open from 11:30 a.m. to 2:30 p.m. and 5 p.m. to 1 a.m.',
    ],
    [
      'are you open tonight at one',
      'We close today at 1 a.m. Today we are open from 11:30 a.m. to 2:30 p.m. and 5 p.m. to 1 a.m.',
    ],
    [
      'are you open on sunday at four',
      'We are closed on Sunday, November 22, at 4 a.m. and at 4 p.m. On Sunday, November 22, we are open from 10 a.m. to 3 p.m.',
    ],
    [
      'are you open on sunday at two',
      'We are open on Sunday, November 22, at 2 p.m. On Sunday, November 22, we are open from 10 a.m. to 3 p.m.',
    ],
    [
      'are you open on christmas eve at 2 p.m.',
      'We are closed on Thursday, December 24, at 2 p.m. On Thursday, December 24, we are open from 9 a.m. to 1 p.m.',
    ],
    ['are you open on christmas', 'On Friday, December 25, we are closed all day.'],
    ['are you open on january 3rd', 'On Sunday, January 3, we are open from 10 a.m. to 3 p.m.'],
  ])('%s → %s', (said, text) => {
    expect(asked(said)).toBe(text);
  });

  it('takes the day or the time from the turn before', () => {
    expect(asked('and on sunday?', 'are you open tomorrow at 11 p.m.')).toMatch(
      /^We are closed on Sunday, November 22, at 11 p\.m\./,
    );
    expect(asked('and at 11 p.m.?', 'are you open on sunday at noon')).toMatch(
      /^We are closed on Sunday, November 22, at 11 p\.m\./,
    );
  });

  it.each([
    ['where neither day nor time is named', 'how much is the soup'],
    ['for a day of this week, whose hours are a fact already', 'are you open on sunday'],
    ['for a holiday of which the file says nothing', 'are you open on thanksgiving at noon'],
  ])('is silent %s', (_, said) => {
    expect(asked(said)).toBeUndefined();
  });

  it('never throws, whatever is said', () => {
    const words = fc.constantFrom(
      'at',
      'open',
      'tomorrow',
      'sunday',
      '31',
      '25',
      'february',
      'noon',
      'p.m.',
      'the 31st',
      'easter',
      '99',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 8 }), (said) => {
        expect(() => asked(said.join(' '))).not.toThrow();
      }),
    );
  });
});
