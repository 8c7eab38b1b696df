import { unsupportedNumbers } from './asked-numbers.ts';
import { unsupportedDenials } from './denials.ts';
import { findClaims } from './find-claims.ts';
import { type Grounds, type ReadGrounds, readGrounds } from './grounds.ts';
import { unsupportedNames } from './names.ts';
import { normalForm } from './normal-form.ts';
import { unsupportedOpening } from './opening.ts';
import { misplacedPromises } from './promise-subjects.ts';
import { isReadBack } from './read-back.ts';
import { recited } from './recital.ts';
import { wrongRows } from './rows.ts';
import { unsupportedWords } from './wording.ts';
import { unsupportedAnswer } from './yes-no.ts';

/** Kinds of claims that the facts computed by code support, cited or not. */
const clockKinds = /^(?:time|date|day|month|weekday):/;
/** What a read-back or a refusal may take from the caller: when they wanted something, and their number. */
const callersKinds = /^(?:time|date|day|month|weekday|phone):/;

/**
 * The claims of a sentence that its grounds do not support, as they stand in its normal form. An empty list lets the
 * sentence through. The caller's words support what they asked for in a read-back or a refusal, and nothing else.
 */
export function unsupportedClaims(sentence: string, grounds: Grounds): string[] {
  return judge(sentence, readGrounds(grounds));
}

/** The same, for several sentences of one reply. */
export function judge(sentence: string, grounds: ReadGrounds): string[] {
  const normal = normalForm(sentence);
  const unsupported = [...recited(sentence, grounds.words), ...unsupportedValues(normal, grounds)];
  if (unsupported.length > 0) return [...new Set(unsupported)];
  return [
    ...new Set([
      ...wrongRows(normal, grounds),
      ...misplacedPromises(normal, grounds),
      ...unsupportedOpening(normal, grounds),
      ...unsupportedDenials(normal, grounds),
      ...unsupportedAnswer(normal, grounds),
      ...unsupportedNumbers(normal, grounds),
      ...unsupportedNames(sentence, normal, grounds),
      ...unsupportedWords(normal, grounds),
    ]),
  ];
}

function unsupportedValues(normal: string, { cited, facts, said }: ReadGrounds): string[] {
  const callers = isReadBack(normal) ? findClaims(said).flatMap(({ keys }) => keys) : [];
  const supports = (key: string) =>
    cited.some(({ gives }) => gives.has(key)) ||
    (clockKinds.test(key) && facts.some(({ gives }) => gives.has(key))) ||
    (callersKinds.test(key) && callers.includes(key));
  return findClaims(normal)
    .filter((claim) => !claim.keys.some(supports))
    .map((claim) => claim.said);
}
