import { dayAfter, daysBetween, type LocalDay, type LocalTime, weekdayOf } from './local-time.ts';
import { monthNames } from './spoken-date.ts';
import { type Weekday, weekdays } from './weekly-hours.ts';

/** The days that a text names, and the text without their names. */
export interface DaysRead {
  readonly days: readonly LocalDay[];
  readonly rest: string;
}

const weekday = '(sunday|monday|tuesday|wednesday|thursday|friday|saturday)s?';
const month =
  `(${monthNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`).join('|')})`.toLowerCase();
const count = '(\\d+|an?|a couple of)';
const year = '(?: (20\\d\\d))?';

type Reader = (match: RegExpExecArray, today: LocalDay) => readonly LocalDay[];

/** The longest first: what one has read, the next does not see. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/\b(?:the )?day after tomorrow\b/, (_, today) => [dayAfter(today, 2)]],
  [
    new RegExp(`\\b${count} (day|week|month)s? (?:from|after) (today|now|tomorrow|${weekday})`),
    ([, amount, unit, from = '', name], today) => {
      const start =
        name !== undefined ? comingDay(today, name) : from === 'tomorrow' ? dayAfter(today, 1) : today;
      return [later(start, amount, unit)];
    },
  ],
  [
    new RegExp(`\\b(?:in|within) ${count} (day|week|month)s?(?:'? time)?\\b`),
    ([, amount, unit], today) => [later(today, amount, unit)],
  ],
  [
    new RegExp(`\\bnext week(?: on)? ${weekday}\\b|\\b(?:on )?${weekday}(?: of)? next week\\b`),
    ([, one, other], today) => [inWeek(today, 1, one ?? other)],
  ],
  [new RegExp(`\\bnext ${weekday}\\b`), ([, name], today) => [inWeek(today, 1, name)]],
  [
    new RegExp(`\\b(?:${weekday} )?(?:the )?${month} (\\d{1,2})(?:st|nd|rd|th)?${year}(?![:\\d]| ?[ap]m)`),
    ([, , name, day, inYear], today) => dateOf(today, monthOf(name), Number(day), inYear),
  ],
  [
    new RegExp(`\\b(?:${weekday} )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}\\b${year}`),
    ([, , day, name, inYear], today) => dateOf(today, monthOf(name), Number(day), inYear),
  ],
  [/\b(\d{1,2})\/(\d{1,2})(?:\/20\d\d)?\b/, ([, one, day], today) => dateOf(today, Number(one), Number(day))],
  [
    new RegExp(
      `\\b(?:${weekday} )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:available|one|slot|time|thing))`,
    ),
    ([, , day], today) => comingDate(today, Number(day)),
  ],
  [new RegExp(`\\b(?:(?:on|this|coming) )*${weekday}\\b`), ([, name], today) => [comingDay(today, name)]],
  [/\bnext weekend\b/, (_, today) => [inWeek(today, 1, 'saturday'), inWeek(today, 1, 'sunday')]],
  [/\b(?:this |the |at the )?weekend\b/, (_, today) => upTo(today, inWeek(today, 0, 'sunday'), 'saturday')],
  [
    /\bnext week\b/,
    (_, today) => Array.from({ length: 7 }, (__, index) => dayAfter(inWeek(today, 1, 'monday'), index)),
  ],
  [/\b(?:later )?this week\b/, (_, today) => upTo(today, inWeek(today, 0, 'sunday'))],
  [/\btomorrow\b/, (_, today) => [dayAfter(today, 1)]],
  [/\btoday\b|\btonight\b|\bthis (?=morning|afternoon|evening)/, (_, today) => [today]],
];

/** Reads the days named in a text made by `withDigits`, in the order in which they were said. */
export function readDays(text: string, now: LocalTime): DaysRead {
  const today: LocalDay = { year: now.year, month: now.month, day: now.day };
  const found: { readonly at: number; readonly days: readonly LocalDay[] }[] = [];
  let rest = text;
  for (const [pattern, read] of readers) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const days = read(match, today);
      if (days.length > 0) found.push({ at: match.index, days });
      const kept = match[0].startsWith('tonight') ? 'evening' : '';
      // What was read keeps its place, so that the order stays known.
      rest =
        rest.slice(0, match.index) +
        kept.padEnd(match[0].length, '_') +
        rest.slice(match.index + match[0].length);
    }
  }
  found.sort((one, other) => one.at - other.at);
  return {
    days: found.flatMap(({ days }) => days),
    rest: rest.replace(/_+/g, ' ').replace(/\s+/g, ' ').trim(),
  };
}

function later(from: LocalDay, amount: string | undefined, unit: string | undefined): LocalDay {
  const number = amount?.startsWith('a couple') ? 2 : /^\d+$/.test(amount ?? '') ? Number(amount) : 1;
  const most = Math.min(number, 1_000);
  if (unit !== 'month') return dayAfter(from, unit === 'week' ? most * 7 : most);
  const first = dayAfter({ year: from.year, month: from.month + most, day: 1 }, 0);
  const last = dayAfter({ year: first.year, month: first.month + 1, day: 1 }, -1);
  return { ...first, day: Math.min(from.day, last.day) };
}

/** The next day of that name after today. */
function comingDay(today: LocalDay, name: string | undefined): LocalDay {
  const ahead = (weekdays.indexOf(name as Weekday) - weekdays.indexOf(weekdayOf(today)) + 7) % 7;
  return dayAfter(today, ahead === 0 ? 7 : ahead);
}

/** The day of that name in this week or a later one; weeks begin on Monday. */
function inWeek(today: LocalDay, weeks: number, name: string | undefined): LocalDay {
  const fromMonday = (day: Weekday) => (weekdays.indexOf(day) + 6) % 7;
  return dayAfter(today, weeks * 7 + fromMonday(name as Weekday) - fromMonday(weekdayOf(today)));
}

function upTo(today: LocalDay, last: LocalDay, from?: Weekday): readonly LocalDay[] {
  const days = Array.from({ length: daysBetween(today, last) + 1 }, (_, index) => dayAfter(today, index));
  return from === undefined ? days : days.filter((day) => ['saturday', 'sunday'].includes(weekdayOf(day)));
}

function monthOf(name: string | undefined): number {
  return monthNames.findIndex((full) => full.toLowerCase().startsWith((name ?? '').slice(0, 3))) + 1;
}

/** The date in this year, or in the next when it has passed; none for one that no calendar has. */
function dateOf(today: LocalDay, monthNumber: number, day: number, inYear?: string): readonly LocalDay[] {
  const years = inYear === undefined ? [today.year, today.year + 1] : [Number(inYear)];
  const dates = years.map((one) => ({ year: one, month: monthNumber, day })).filter(isDate);
  const ahead = dates.find((date) => daysBetween(today, date) >= 0) ?? dates[0];
  return ahead === undefined ? [] : [ahead];
}

/** "The 5th": of this month, or of the next that has one. */
function comingDate(today: LocalDay, day: number): readonly LocalDay[] {
  for (let months = 0; months < 3; months++) {
    const { year: inYear, month: inMonth } = dayAfter(
      { year: today.year, month: today.month + months, day: 1 },
      0,
    );
    const date = { year: inYear, month: inMonth, day };
    if (isDate(date) && daysBetween(today, date) >= 0) return [date];
  }
  return [];
}

function isDate(date: LocalDay): boolean {
  const same = dayAfter(date, 0);
  return same.month === date.month && same.day === date.day;
}
