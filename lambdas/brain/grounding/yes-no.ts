import { conceptOf, conceptsOf, thingsOf } from './concepts.ts';
import type { ReadGrounds } from './grounds.ts';
import { excludes, plainPolarity } from './polarity.ts';

const yes =
  /^(?:(?:oh|well|why|um),? )?(?:yes|yeah|yep|yup|sure|of course|absolutely|certainly|definitely|indeed|correct|exactly|right|that's right|that is (?:right|correct|true)|we (?:do|can|are|have|will)(?=[.,!]|$)|you (?:do|can|may|are)(?=[.,!]|$)|it (?:is|does|can)(?=[.,!]|$)|no problem|i (?:do|can|agree|confirm))\b/;
const no =
  /^(?:(?:oh|well|um|i'm|sorry|unfortunately),? )*(?:no|nope|not really|i'm afraid not|we don't|we do not|unfortunately not)(?=[\s.,!]|$)(?! (?:appointment|extra|charge|later|more|problem))/;
/** Where a question that is answered by yes or no begins. */
const question =
  /\b(?:do|does|did|don't|doesn't|can|can't|could|couldn't|is|isn't|are|aren't|will|would|wouldn't|have|has|may|should|was|were|am)(?: not)? (?:you|ya|i|we|it|they|there|the|your|my|our|that|this|these|those|he|she|any|all|anyone|someone)\b/g;

/**
 * A yes or a no takes its claim from the question, so what the question names must be in the cited passages. A no may
 * also name what the passages exclude without naming it: "We have no other discounts."
 */
export function unsupportedAnswer(normal: string, grounds: ReadGrounds): string[] {
  const affirms = yes.test(normal);
  if (!affirms && !no.test(normal)) return [];
  const asked = questionOf(grounds.said);
  const named = thingsOf(asked).filter((word) => !/ly$/.test(word) && !INCIDENTAL.has(word));
  const missing = named.filter((word) => {
    const concept = conceptOf(word);
    return !grounds.known.has(concept) && !grounds.topic.has(concept);
  });
  const units = grounds.cited.flatMap(({ units }) => units);
  if (!affirms) {
    const concepts = conceptsOf(asked);
    const excluded = units.some(
      (unit) =>
        excludes(unit.text) &&
        (concepts.size === 0 || [...concepts].some((concept) => unit.concepts.has(concept))),
    );
    return excluded ? [] : missing;
  }
  if (missing.length > 0) return missing;
  // A bare yes affirms the question: not what a source denies.
  const about = conceptsOf(plainPolarity(asked));
  const own = [...conceptsOf(normal)].filter((concept) => !about.has(concept));
  if (own.length > 0 || about.size === 0) return [];
  const alike = units.filter((unit) =>
    [...about].every((concept) => unit.concepts.has(concept) || grounds.topic.has(concept)),
  );
  const denied =
    alike.length > 0 &&
    alike.every(({ polarity }) => [...polarity.heads].some((concept) => about.has(concept)));
  return denied ? [normal] : [];
}

/** In a question, but rarely what it is about. */
const INCIDENTAL: ReadonlySet<string> = new Set(
  "daughter's son's wife's husband's kid's man guy old stock run morning mine wife husband friend son daughter mom dad today quick visit trip bunch couple everybody people stuff".split(
    ' ',
  ),
);

/** The last question in what was said, from its verb on; all of it when there is none. */
function questionOf(said: string): string {
  const starts = Array.from(said.matchAll(question), ({ index }) => index);
  const last = starts.at(-1);
  return last === undefined ? said : said.slice(last);
}
