import { type FindClaims, findMatches } from './claim.ts';

/** Every number that is nothing more special: counts, house numbers, years, sizes. */
export const findNumbers: FindClaims = (text) =>
  findMatches(text, /\d+(?:\.\d+)?/g, (_, said) => [{ said, keys: [`number:${Number(said)}`] }]);
