import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDayOf } from '../../lambdas/business-time/iso-day.ts';
import { localTime } from '../../lambdas/business-time/local-time.ts';
import { monthNames, spokenDate } from '../../lambdas/business-time/spoken-date.ts';
import { spokenTime } from '../../lambdas/business-time/spoken-time.ts';
import { readWhen } from '../../lambdas/business-time/spoken-when.ts';

const zone = 'America/Los_Angeles';
/** Monday. */
const nowMs = Date.parse('2026-11-23T10:00:00-08:00');
const read = (text: string, atMs = nowMs) => {
  const { days, times } = readWhen(text, atMs, zone);
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const said = times.map((time) =>
    'at' in time ? `${clock(time.at)}${time.sure ? '' : '?'}` : `${clock(time.from)}-${clock(time.to)}`,
  );
  return [...days.map((day) => isoDayOf(day).slice(5)), ...said].join(' ');
};

describe('days and times as people say them', () => {
  it.each([
    ['tomorrow at 25 to 7', '11-24 6:35?'],
    ['tomorrow at twenty-five to seven', '11-24 6:35?'],
    ['next Tuesday afternoon', '12-01 12:00-17:00'],
    ['this Friday', '11-27'],
    ['next Friday', '12-04'],
    ['Friday', '11-27'],
    ['Monday', '11-30'],
    ['the 5th', '12-05'],
    ['the fifth of January at ten in the morning', '01-05 10:00'],
    ['half past four', '4:30?'],
    ['quarter to five tomorrow', '11-24 4:45?'],
    ['a quarter past nine in the evening', '21:15'],
    ['in two weeks', '12-07'],
    ['two weeks from Friday', '12-11'],
    ['in a month', '12-23'],
    ['in an hour', '11-23 11:00'],
    ['Friday or Saturday morning', '11-27 11-28 0:00-12:00'],
    ['noon', '12:00'],
    ['the day after tomorrow', '11-25'],
    ['December 3rd at 4', '12-03 4:00?'],
    ['December 3, 4 PM', '12-03 16:00'],
    ['on Wednesday, December 2, at 10', '12-02 10:00?'],
    ['1/5 at 9', '01-05 9:00?'],
    ['8ish', '8:00?'],
    ['around fourish', '4:00?'],
    ['4:30 p.m.', '16:30'],
    ['4.30pm', '16:30'],
    ['10 AM', '10:00'],
    ['16:30', '16:30'],
    ['Thursday at four thirty', '11-26 4:30?'],
    ["3 o'clock", '3:00?'],
    ['tonight at 7', '11-23 19:00'],
    ['between 2 and 4 on Friday', '11-27 14:00-16:00'],
    ['from 10 to 4 on Tuesday', '11-24 10:00-16:00'],
    ['after three', '15:00-24:00'],
    ['tomorrow, actually Thursday', '11-26'],
    ['Friday instead', '11-27'],
    ['the first available', '0:00-24:00'],
    ['next week', '11-30 12-01 12-02 12-03 12-04 12-05 12-06'],
    ['this weekend', '11-28 11-29'],
    ['February 30th', ''],
    ['for two people', ''],
    ['I do not know', ''],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('takes "next" for the next week, whatever day it is', () => {
    const sundayMs = Date.parse('2026-11-29T10:00:00-08:00');
    expect(read('next Friday', sundayMs)).toBe('12-04');
    const fridayMs = Date.parse('2026-11-27T23:30:00-08:00');
    expect([read('next Monday', fridayMs), read('tomorrow', fridayMs)]).toEqual(['11-30', '11-28']);
  });

  it('reads each date and time that the agent says, on every day of the year, over both clock changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 1_439 }),
        (today, ahead, minutes) => {
          const fromMs = nowMs + today * 86_400_000;
          const day = localTime(fromMs + ahead * 86_400_000, zone);
          const { days, times } = readWhen(`${spokenDate(day)}, at ${spokenTime(minutes)}`, fromMs, zone);
          expect(days.map(isoDayOf)).toEqual([isoDayOf(day)]);
          expect(times).toEqual([{ at: minutes, sure: true }]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends, and names real days and times, for any words', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'next',
        'to',
        'past',
        'half',
        'quarter',
        'the',
        '5th',
        'in',
        'weeks',
        'tonight',
        'from',
        'between',
        'and',
        'pm',
        '31',
        '99',
        '0',
        ':',
        'friday',
        'noon',
        'a',
        'after',
      ),
      fc.constantFrom(...monthNames),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const { days, times } = readWhen(words.join(' '), nowMs, zone);
        for (const day of days) expect(isoDayOf(day)).toMatch(/^\d{4}-\d\d-\d\d$/);
        for (const time of times) {
          const minutes = 'at' in time ? [time.at] : [time.from, time.to];
          for (const minute of minutes)
            expect(Number.isInteger(minute) && minute >= 0 && minute <= 1_440).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
