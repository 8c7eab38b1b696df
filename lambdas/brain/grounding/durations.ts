import { type Claim, type FindClaims, findInDigits, findMatches } from './claim.ts';

const unitMinutes: Readonly<Record<string, number>> = {
  min: 1,
  minute: 1,
  hr: 60,
  hour: 60,
  day: 1_440,
  week: 10_080,
  // Of no fixed length: compared among themselves only.
  month: 43_829,
  year: 525_949,
};
const unit = '(?<unit>min|minute|hr|hour|day|week|month|year)s?';
const counted = new RegExp(
  `\\b(?<from>\\d+(?:\\.\\d+)?)(?:\\s?(?:-|to|or)\\s?(?<to>\\d+(?:\\.\\d+)?))?[\\s-]?(?:business |working )?${unit}\\b`,
  'g',
);
const inColumn = new RegExp(`\\b${unit}\\)?:\\s?(?<from>\\d+(?:\\.\\d+)?)\\b`, 'g');

/** Lengths of time: "90 minutes" and "1.5 hours" are the same. Of "3 to 5 days" both ends are claims. */
export const findDurations: FindClaims = findInDigits(
  (text) =>
    findMatches(text, counted, ({ from, to, unit: name }, said) =>
      [from, to].filter((given) => given !== undefined).map((given) => duration(said, Number(given), name)),
    ),
  (text) => findMatches(text, inColumn, ({ from, unit: name }, said) => [duration(said, Number(from), name)]),
);

function duration(said: string, count: number, unitName = ''): Claim {
  const minutes = Math.round(count * (unitMinutes[unitName] ?? 1));
  return { said, keys: [`duration:${minutes}`], gives: [`number:${count}`] };
}
