import { type FindClaims, findMatches } from './claim.ts';

const units: readonly (readonly [string, RegExp])[] = [
  ['mile', /^mi(?:les?)?$/],
  ['kilometer', /^k(?:m|ilomet(?:er|re)s?)$/],
  ['meter', /^met(?:er|re)s?$/],
  ['foot', /^(?:foot|feet|ft)$/],
  ['inch', /^inch(?:es)?$/],
  ['block', /^blocks?$/],
  ['pound', /^lbs?$/],
  ['kilogram', /^k(?:g|ilo(?:gram)?s?)$/],
  ['person', /^(?:people|persons?|guests?|seats?)$/],
  ['degree', /^degrees?$/],
  ['liter', /^lit(?:er|re)s?$/],
  ['gallon', /^gallons?$/],
  ['star', /^stars?$/],
];

/** A number with its unit: "6 miles" is not supported by "6 minutes". */
export const findMeasures: FindClaims = (text) =>
  findMatches(
    text,
    /\b(?<count>\d+(?:\.\d+)?)[\s-](?<unit>mi|miles?|km|kilomet(?:er|re)s?|met(?:er|re)s?|foot|feet|ft|inch(?:es)?|blocks?|lbs?|kg|kilo(?:gram)?s?|people|persons?|guests?|seats?|degrees?|lit(?:er|re)s?|gallons?|stars?)\b/g,
    ({ count, unit = '' }, said) => {
      const name = units.find(([, forms]) => forms.test(unit))?.[0] ?? unit;
      return [{ said, keys: [`measure:${name}:${Number(count)}`], gives: [`number:${Number(count)}`] }];
    },
  );
