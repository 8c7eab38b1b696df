import { type Claim, type FindClaims, findInDigits, findInTurn, findMatches } from './claim.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?:,?\\s(?<year>(?:19|20)\\d{2}))?';

/** Days of the calendar: "November 26", "the 26th of November", "11/26", "2026-11-26", and months by themselves. */
export const findDates: FindClaims = findInTurn(
  findInDigits(
    (text) =>
      findMatches(
        text,
        /\b(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})\b/g,
        ({ year, month, day }, said) => date(said, Number(month), Number(day), year),
      ),
    (text) =>
      findMatches(
        text,
        /(?<![\d/])(?<month>\d{1,2})\/(?<day>\d{1,2})(?:\/(?<year>\d{2,4}))?(?![\d/])/g,
        ({ month, day, year }, said) =>
          Number(month) >= 1 && Number(month) <= 12
            ? date(said, Number(month), Number(day), year)
            : undefined,
      ),
    named(`\\b${month}\\s${day}\\b(?!:|\\s?[ap]m\\b|\\s?%)${year}`),
    named(`\\b(?:the\\s)?${day}\\s(?:of\\s)?${month}\\b${year}`),
  ),
  (text) =>
    findMatches(
      text,
      /\b(?<month>january|february|april|june|july|august|september|october|november|december)\b/g,
      ({ month }, said) => [{ said, keys: [`month:${monthOf(month)}`] }],
    ),
  findInDigits((text) =>
    findMatches(text, /\bthe (?<day>\d{1,2})(?:st|nd|rd|th)\b/g, ({ day }, said) => [
      { said, keys: [`day:${Number(day)}`, `number:${Number(day)}`] },
    ]),
  ),
);

function named(source: string): FindClaims {
  const expression = new RegExp(source, 'g');
  return (text) =>
    findMatches(text, expression, ({ month, day, year }, said) =>
      date(said, monthOf(month), Number(day), year),
    );
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

function date(said: string, month: number, day: number, year: string | undefined): Claim[] | undefined {
  if (day < 1 || day > 31) return undefined;
  const gives = [`month:${month}`, `day:${day}`];
  const claim = { said, keys: [`date:${month}-${day}`], gives };
  return year === undefined ? [claim] : [claim, { said, keys: [`number:${Number(year)}`] }];
}
