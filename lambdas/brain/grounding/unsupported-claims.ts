import type { Passage } from '../decision.ts';
import type { Claim } from './claim.ts';
import { findInTurn } from './claim.ts';
import { findDates } from './dates.ts';
import { findDeeds } from './deeds.ts';
import { findDurations } from './durations.ts';
import { findLinks } from './links.ts';
import { normalForm } from './normal-form.ts';
import { findNumbers } from './numbers.ts';
import { findPercents } from './percents.ts';
import { findPhoneNumbers } from './phone-numbers.ts';
import { findPrices } from './prices.ts';
import { findPromises } from './promises.ts';
import { findTimes } from './times.ts';
import { findWeekdays } from './weekday-claims.ts';

/** From the special to the general: what one has read is not there for the next. */
const find = findInTurn(
  findDeeds,
  findPromises,
  findLinks,
  findDates,
  findPhoneNumbers,
  findPercents,
  findPrices,
  findTimes,
  findDurations,
  findWeekdays,
  findNumbers,
);

/** Kinds of claims that the facts computed by code support, cited or not. */
const clockKinds = /^(?:time|date|day|month|weekday):/;

const given = new WeakMap<Passage, ReadonlySet<string>>();

/**
 * The claims of a sentence that neither the passages it cites nor, for times and dates, the computed facts give;
 * as they stand in its normal form. An empty list lets the sentence through.
 */
export function unsupportedClaims(
  sentence: string,
  cited: readonly Passage[],
  facts: readonly Passage[] = [],
): string[] {
  const supports = (key: string) =>
    cited.some((passage) => givenBy(passage).has(key)) ||
    (clockKinds.test(key) && facts.some((fact) => givenBy(fact).has(key)));
  const claims = find(normalForm(sentence)).claims.filter((claim) => !claim.keys.some(supports));
  return [...new Set(claims.map(({ said }) => said))];
}

function givenBy(passage: Passage): ReadonlySet<string> {
  const known = given.get(passage);
  if (known !== undefined) return known;
  const { claims } = find(normalForm([...passage.headings, passage.text].join(' | ')));
  const keys = new Set(claims.flatMap((claim: Claim) => [...claim.keys, ...(claim.gives ?? [])]));
  given.set(passage, keys);
  return keys;
}
