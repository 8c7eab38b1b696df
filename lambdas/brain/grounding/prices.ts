import { type Claim, type FindClaims, findInDigits, findMatches } from './claim.ts';

/** Amounts of money. "$35", "35 dollars" and "35 bucks" are the same, and in a column "Price" so is "35". */
export const findPrices: FindClaims = findInDigits(
  (text) =>
    findMatches(
      text,
      /(?<sign>[$€£])\s?(?<amount>\d+(?:\.\d{1,2})?)(?:\s?(?:-|to)\s?[$€£]?(?<upper>\d+(?:\.\d{1,2})?)(?!\s?%|[:\d]))?(?:\s(?:dollars|bucks|euros|pounds))?/g,
      ({ sign, amount, upper }, said) => both(said, amount, upper, currencies[sign ?? ''] ?? 'usd'),
    ),
  (text) =>
    findMatches(
      text,
      /\b(?<amount>\d+(?:\.\d{1,2})?)(?:\s?(?:-|to|or)\s?(?<upper>\d+(?:\.\d{1,2})?))?\s?(?<unit>dollars?|bucks|usd|euros?|pounds?)\b(?:\s(?:and\s)?(?<cents>\d{1,2})(?:\scents?)?\b(?!\s?%|:|[\s-](?:min|minute|hr|hour|day|week|month|year|mile|person|people|bike)s?\b))?/g,
      ({ amount, upper, unit, cents }, said) =>
        both(
          said,
          cents === undefined ? amount : `${amount}.${cents.padStart(2, '0')}`,
          upper,
          currencies[unit ?? ''] ?? 'usd',
        ),
    ),
  (text) =>
    findMatches(text, /\b(?<cents>\d+)\s?cents?\b/g, ({ cents }, said) => [
      price(said, Number(cents) / 100, 'usd'),
    ]),
  (text) =>
    findMatches(
      text,
      /\b(?:price|cost|fee|rate)\b[^:;|]{0,12}:\s?(?<amount>\d+(?:\.\d{1,2})?)\b/g,
      ({ amount }, said) => [price(said, Number(amount), 'usd')],
    ),
);

const currencies: Readonly<Record<string, string>> = {
  '€': 'eur',
  euro: 'eur',
  euros: 'eur',
  '£': 'gbp',
  pound: 'gbp',
  pounds: 'gbp',
};

function both(
  said: string,
  amount: string | undefined,
  upper: string | undefined,
  currency: string,
): Claim[] {
  const amounts = [amount, upper].filter((given) => given !== undefined);
  return amounts.map((given) => price(said, Number(given), currency));
}

function price(said: string, amount: number, currency: string): Claim {
  return { said, keys: [`price:${currency}:${Math.round(amount * 100)}`], gives: [`number:${amount}`] };
}
