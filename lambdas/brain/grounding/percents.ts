import { type FindClaims, findMatches } from './claim.ts';

/** "10 %", "ten percent". */
export const findPercents: FindClaims = (text) =>
  findMatches(text, /\b(?<value>\d+(?:\.\d+)?)\s?(?:%|percent\b|per cent\b)/g, ({ value }, said) => [
    { said, keys: [`percent:${Number(value)}`] },
  ]);
