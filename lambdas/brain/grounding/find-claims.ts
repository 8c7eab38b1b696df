import { findAddresses } from './addresses.ts';
import { type Claim, findInTurn } from './claim.ts';
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
const find = findInTurn(
  findDeeds,
  findUndertakings,
  findPromises,
  findMultiples,
  findLinks,
  findAddresses,
  findDates,
  findPhoneNumbers,
  findPercents,
  findPrices,
  findTimes,
  findDurations,
  findMeasures,
  findWeekdays,
  findNumbers,
);

/** The claims that a rule can read off a text by itself, in normal form. */
export function findClaims(normal: string): readonly Claim[] {
  return find(normal).claims;
}
