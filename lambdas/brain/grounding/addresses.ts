import { type FindClaims, findInDigits, findInTurn, findMatches } from './claim.ts';

const kind =
  '(?<kind>streets?|st\\b\\.?|avenues?|ave\\b\\.?|roads?|rd\\b\\.?|boulevard|blvd\\b\\.?|lane|drive|dr\\b\\.?|court|square|plaza|highway|hwy\\b\\.?|parkway|place|terrace|alley)';
const numbered = new RegExp(
  `\\b(?<house>\\d{1,5})(?:-(?<upper>\\d{1,5}))?\\s(?<name>(?:[nsew]\\.?\\s|north\\s|south\\s|east\\s|west\\s)?[\\p{L}\\d']+(?:\\s[\\p{L}']+)?)\\s${kind}`,
  'gu',
);
const named = new RegExp(
  `\\b(?<name>\\d{1,3}(?:st|nd|rd|th)|[\\p{L}']{3,})\\s${kind}(?!\\s(?:parking|food|side))`,
  'gu',
);
/** Words before "street" that are no name of one. */
const noName = /^(?:the|a|this|our|your|of|on|and|off|same|main entrance|right|wrong|next|any|each|every)$/;

/** Addresses: a house number belongs to its street, and a street needs to be named. */
export const findAddresses: FindClaims = findInTurn(
  findInDigits((text) =>
    findMatches(text, numbered, ({ house, name }, said) => {
      if (name === undefined || noName.test(name)) return undefined;
      const street = lastWord(name);
      return [
        {
          said,
          keys: [`address:${Number(house)} ${street}`],
          gives: [`street:${street}`, `number:${Number(house)}`],
        },
      ];
    }),
  ),
  (text) =>
    findMatches(text, named, ({ name }, said) => {
      if (
        name === undefined ||
        noName.test(name) ||
        !/^(?:street|st|avenue|ave|boulevard|blvd|road|rd)/.test(said.split(' ').at(-1) ?? '')
      )
        return undefined;
      return [{ said, keys: [`street:${lastWord(name)}`] }];
    }),
);

const lastWord = (name: string): string => name.trim().split(/\s/).at(-1) ?? name;
