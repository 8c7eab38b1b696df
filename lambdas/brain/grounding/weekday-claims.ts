import { type Weekday, weekdayAfter, weekdays } from '../../business-time/weekly-hours.ts';
import { type Claim, type FindClaims, findInDigits, findInTurn, findMatches } from './claim.ts';

const full = '(?:sun|mon|tues|wednes|thurs|fri|satur)days?';
const short = '(?:sun|mon|tues?|wed|thur?s?|fri|sat)\\b\\.?';
const name = `(?:${full}|${short})`;
const days = new RegExp(`\\b(?<from>${name})\\s?(?:-|to|through|thru|until)\\s?(?<to>${name})(?![a-z])`, 'g');
const fullDay = new RegExp(`\\b(?<day>${full})\\b`, 'g');
const shortDay = new RegExp(`\\b(?<day>${short})(?=\\s?:?\\s?\\d)`, 'g');

/**
 * Days of the week. "Monday to Friday" claims, and gives, each of its days; so do weekdays, weekends and every day.
 * Short forms count only in a range or before a number: "sat" and "sun" are words, too.
 */
export const findWeekdays: FindClaims = findInTurn(
  (text) => findMatches(text, days, ({ from, to }, said) => range(said, dayOf(from), dayOf(to))),
  (text) => findMatches(text, fullDay, ({ day }, said) => one(said, dayOf(day))),
  findInDigits((text) => findMatches(text, shortDay, ({ day }, said) => one(said, dayOf(day)))),
  (text) => findMatches(text, /\bweekdays?\b/g, (_, said) => range(said, 'monday', 'friday')),
  (text) => findMatches(text, /\bweekends?\b/g, (_, said) => range(said, 'saturday', 'sunday')),
  (text) =>
    findMatches(text, /\b(?:every day|daily|(?:7|seven) days (?:a|per) week)\b/g, (_, said) =>
      range(said, 'monday', 'sunday'),
    ),
);

function dayOf(said = ''): Weekday {
  return weekdays.find((day) => day.startsWith(said.slice(0, 3))) ?? 'sunday';
}

function one(said: string, day: Weekday): Claim[] {
  return [{ said, keys: [`weekday:${day}`] }];
}

function range(said: string, from: Weekday, to: Weekday): Claim[] {
  const claims: Claim[] = [];
  for (let index = 0; index < 7; index++) {
    const day = weekdayAfter(from, index);
    claims.push({ said, keys: [`weekday:${day}`] });
    if (day === to) break;
  }
  return claims;
}
