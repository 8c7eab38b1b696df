import { findAddresses } from './addresses.ts';
import { type Claim, findInDigits, findInTurn } from './claim.ts';
import { findDates } from './dates.ts';
import { findDeeds } from './deeds.ts';
import { findDurations } from './durations.ts';
import { findLinks } from './links.ts';
import { findMeasures } from './measures.ts';
import { findMultiples } from './multiples.ts';
import { findNumbers } from './numbers.ts';
import { findPercents } from './percents.ts';
import { findPhoneNumbers } from './phone-numbers.ts';
import { findPrices } from './prices.ts';
import { findPromises } from './promises.ts';
import { findTimes } from './times.ts';
import { findUndertakings } from './undertakings.ts';
import { findWeekdays } from './weekday-claims.ts';

/** From the special to the general: what one has read is not there for the next. */
const findGiven = findInTurn(
  findUndertakings,
  findPromises,
  findMultiples,
  findLinks,
  findAddresses,
  findDates,
  findInDigits(findPhoneNumbers, findPercents),
  findPrices,
  findTimes,
  findDurations,
  findInDigits(findMeasures),
  findWeekdays,
  findInDigits(findNumbers),
);
const find = findInTurn(findDeeds, findGiven);

/** What a passage gives: the same without the deeds, which none supports. */
export function findClaimsGiven(normal: string): readonly Claim[] {
  return findGiven(normal).claims;
}

/** The claims that a rule can read off a text by itself, in normal form. */
export function findClaims(normal: string): readonly Claim[] {
  return find(normal).claims;
}
