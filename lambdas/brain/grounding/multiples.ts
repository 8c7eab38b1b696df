import { type FindClaims, findInTurn, findMatches } from './claim.ts';

const kinds: readonly (readonly [string, RegExp])[] = [
  [
    'half-price',
    /\bhalf (?:the |of the |our |your |its |that )?(?:price|cost|rate|fee|off)\b|\bhalf[- ]price[ds]?\b|\bhalf as much\b|\bhalf of (?:that|it)\b/g,
  ],
  [
    'part-price',
    /\b(?:a |one |1 |two |2 )?(?:thirds?|quarters?|tenths?|fifths?) (?:of the price|off|the price)\b/g,
  ],
  [
    'multiple',
    /\b(?:twice|double|triple|thrice|three times|3 times|two times|2 times) (?:the |as |your |our |that\b)/g,
  ],
  [
    'for-one',
    /\b(?:two|2|three|3|buy (?:one|1)|one|1) (?:for (?:one|1|the price of)|get (?:one|1|another))\b/g,
  ],
];

/** Shares and multiples of a price: "half the price", "twice as much", "two for one". */
export const findMultiples: FindClaims = findInTurn(
  ...kinds.map(
    ([kind, expression]): FindClaims =>
      (text) =>
        findMatches(text, expression, (_, said) => [{ said, keys: [`multiple:${kind}`] }]),
  ),
);
