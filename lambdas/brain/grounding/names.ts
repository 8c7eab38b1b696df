import { conceptOf, conceptsOf, thingsOf } from './concepts.ts';
import type { ReadGrounds } from './grounds.ts';

const ownName =
  /\b(?:my name is|my name's|this is|name is|i am|i'm|call me|it's|name's)\s+(?<name>[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?)/giu;
const clockWords =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|streets?|avenue|road|boulevard|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|a\.?m|p\.?m|i|ok|id|ids|i'[a-z]+)$/;

/** People, services and products named with a capital letter that neither the cited passages nor the caller's own name hold. */
export function unsupportedNames(
  sentence: string,
  normal: string,
  { words, known, knownOrFact, allSaid }: ReadGrounds,
): string[] {
  const own = new Set(
    allSaid.flatMap((said) =>
      Array.from(said.matchAll(ownName), ({ groups }) =>
        (groups?.['name'] ?? '').toLowerCase().split(/\s+/),
      ).flat(),
    ),
  );
  const isKnown = (word: string) =>
    own.has(word) ||
    words.has(word) ||
    known.has(conceptOf(word)) ||
    knownOrFact.has(conceptOf(word)) ||
    clockWords.test(word);
  const named = Array.from(
    sentence.normalize('NFKC').matchAll(/(?<before>(?:^|[.!?:"“]\s*)?)\b(?<name>\p{Lu}[\p{L}'’]*)/gu),
  ).flatMap(({ groups, index }) => {
    const name = (groups?.['name'] ?? '').toLowerCase().replace(/[’]/g, "'").replace(/'s$/, '');
    const begins = groups?.['before'] !== '' || index === 0;
    if (begins || isKnown(name) || conceptsOf(name).size === 0) return [];
    return [name];
  });
  return named.length > 0 ? named : actor(normal, isKnown);
}

/** "Luis can do it": who a sentence begins with. */
function actor(normal: string, isKnown: (word: string) => boolean): string[] {
  const [, first] =
    /^(?:yes, |sure, |and )?(\p{L}+) (?:is|are|was|can|will|has|does|would|said|says)\b/u.exec(normal) ?? [];
  return first === undefined || isKnown(first) || thingsOf(first).length === 0 ? [] : [first];
}
