import type { Claim } from './claim.ts';
import { conceptsOf } from './concepts.ts';
import { findClaims } from './find-claims.ts';
import type { ReadGrounds } from './grounds.ts';
import type { Unit } from './units.ts';

const promise = /^(?:promise:(?:free|discount|refund|guarantee|waive):made|multiple:)/;
/** Shorter than this, words name no thing: "it is free". */
const shortestQuote = 15;
const universal = /\b(?:every|all|any|always|each|everything|everybody|everyone|anything)\b/;

/**
 * Offers made of something else than the source makes them of: that the safety check is free does not make repairs
 * free. The sentence of the source that holds the offer must hold most of what it is said of, and say "every" when the
 * reply does. Said of nothing ("It is free"), it must hold for what was asked, or for all that is cited.
 */
export function misplacedPromises(normal: string, { cited, asked }: ReadGrounds): string[] {
  return normal.split(/;\s|,\s(?:so|and|but)\s/).flatMap((part) =>
    findClaims(part)
      .filter((claim) => promise.test(claim.keys[0] ?? '') && !placed(claim, part))
      .map(({ said }) => said),
  );

  function placed(claim: Claim, text: string): boolean {
    const own = conceptsOf(claim.said);
    const without = (concepts: ReadonlySet<string>) => [...concepts].filter((concept) => !own.has(concept));
    const about = without(conceptsOf(text));
    // In the very words of a source.
    const words = text.replace(/^(?:yes|sure|no), /, '').replace(/[.!]$/, '');
    const quoted = cited.some(({ units }) => units.some((unit) => unit.text.includes(words)));
    if (quoted && words.length >= shortestQuote) return true;
    const subject = about.length > 0 ? about : without(asked);
    if (subject.length === 0) return cited.every(({ gives }) => claim.keys.some((key) => gives.has(key)));
    const holds = (unit: Unit) => {
      const missing = subject.filter((concept) => !unit.concepts.has(concept)).length;
      return missing * 2 < subject.length && (!universal.test(text) || universal.test(unit.text));
    };
    return cited
      .flatMap(({ units }) => units)
      .some((unit) => claim.keys.some((key) => unit.gives.has(key)) && holds(unit));
  }
}
