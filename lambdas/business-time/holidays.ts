import { dayAfter, type LocalDay, weekdayOf } from './local-time.ts';
import { type Weekday, weekdays } from './weekly-hours.ts';

/** A day that people call by a name rather than by its date. */
export interface Holiday {
  readonly name: string;
  readonly day: LocalDay;
}

interface Rule {
  readonly name: string;
  /** Besides `name`; lower case. */
  readonly said: RegExp;
  readonly dayIn: (year: number) => LocalDay;
}

const fixed = (month: number, day: number) => (year: number) => ({ year, month, day });

/** The `nth` such weekday of a month, from 1; the last one for -1. */
const nth = (which: number, weekday: Weekday, month: number) => (year: number) => {
  const first = { year, month, day: 1 };
  const away = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(first)) + 7) % 7;
  const days = (week: number) => dayAfter(first, away + 7 * week);
  if (which > 0) return days(which - 1);
  return days(4).month === month ? days(4) : days(3);
};

/** Gregorian Easter Sunday (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): LocalDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return { year, month: Math.floor(f / 31), day: (f % 31) + 1 };
}

const fromEaster = (days: number) => (year: number) => dayAfter(easter(year), days);

/** In a text the first that fits counts. */
const rules: readonly Rule[] = [
  { name: "New Year's Eve", said: /\bnew year'?s? eve\b/, dayIn: fixed(12, 31) },
  { name: "New Year's Day", said: /\bnew year\b/, dayIn: fixed(1, 1) },
  { name: 'Martin Luther King Day', said: /\b(?:martin luther king|mlk)\b/, dayIn: nth(3, 'monday', 1) },
  { name: "Valentine's Day", said: /\bvalentine'?s?\b/, dayIn: fixed(2, 14) },
  { name: "Presidents' Day", said: /\bpresident'?s'? day\b/, dayIn: nth(3, 'monday', 2) },
  { name: 'Good Friday', said: /\bgood friday\b/, dayIn: fromEaster(-2) },
  { name: 'Easter Monday', said: /\beaster monday\b/, dayIn: fromEaster(1) },
  { name: 'Easter Sunday', said: /\beaster\b/, dayIn: fromEaster(0) },
  { name: "Mother's Day", said: /\bmother'?s'? day\b/, dayIn: nth(2, 'sunday', 5) },
  { name: 'Memorial Day', said: /\bmemorial day\b/, dayIn: nth(-1, 'monday', 5) },
  { name: 'Juneteenth', said: /\bjuneteenth\b/, dayIn: fixed(6, 19) },
  {
    name: 'Independence Day',
    said: /\bindependence day\b|\b(?:fourth|4th) of july\b|\bjuly (?:fourth|4th)\b/,
    dayIn: fixed(7, 4),
  },
  { name: 'Labor Day', said: /\blabou?r day\b/, dayIn: nth(1, 'monday', 9) },
  {
    name: 'Columbus Day',
    said: /\bcolumbus day\b|\bindigenous peoples'? day\b/,
    dayIn: nth(2, 'monday', 10),
  },
  { name: 'Halloween', said: /\bhalloween\b/, dayIn: fixed(10, 31) },
  { name: 'Veterans Day', said: /\bveterans'? day\b/, dayIn: fixed(11, 11) },
  { name: 'Thanksgiving', said: /\bthanksgiving\b/, dayIn: nth(4, 'thursday', 11) },
  {
    name: 'Black Friday',
    said: /\bblack friday\b/,
    dayIn: (year) => dayAfter(nth(4, 'thursday', 11)(year), 1),
  },
  { name: 'Christmas Eve', said: /\b(?:christmas|xmas) eve\b/, dayIn: fixed(12, 24) },
  { name: 'Christmas Day', said: /\b(?:christmas|xmas)\b/, dayIn: fixed(12, 25) },
  { name: 'Boxing Day', said: /\bboxing day\b/, dayIn: fixed(12, 26) },
];

/** What a day is called besides its date, where it has a name that callers use. */
export function holidayName(day: LocalDay): string | undefined {
  return rules.find(({ dayIn }) => {
    const named = dayIn(day.year);
    return named.month === day.month && named.day === day.day;
  })?.name;
}

/** The holiday that a text names, in lower case: the next one from `today` on. */
export function holidayNamed(text: string, today: LocalDay): Holiday | undefined {
  const rule = rules.find(({ said }) => said.test(text));
  if (rule === undefined) return undefined;
  const thisYear = rule.dayIn(today.year);
  const past = thisYear.month < today.month || (thisYear.month === today.month && thisYear.day < today.day);
  return { name: rule.name, day: past ? rule.dayIn(today.year + 1) : thisYear };
}
