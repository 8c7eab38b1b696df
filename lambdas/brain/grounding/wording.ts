import { conceptOf, thingsOf } from './concepts.ts';
import type { ReadGrounds } from './grounds.ts';
import { isReadBack } from './read-back.ts';

/**
 * Words that name something and are not in the cited passages. What comes from the caller supports nothing but a
 * read-back or a refusal; the model's own may be no more than those of the passages, for it may say in other words
 * what stands there, but not something else.
 */
export function unsupportedWords(
  normal: string,
  { known, knownOrFact, callers, words: written }: ReadGrounds,
): string[] {
  const words = thingsOf(normal);
  const isKnown = (word: string) =>
    known.has(conceptOf(word)) || knownOrFact.has(conceptOf(word)) || written.has(word);
  const foreign = [...new Set(words.filter((word) => !isKnown(word)))];
  if (foreign.length === 0) return [];
  const anchored = new Set(words.filter(isKnown)).size;
  const readBack = isReadBack(normal);
  const fromCaller = readBack
    ? []
    : foreign.filter((word) => callers.has(conceptOf(word)) && namesThing(word));
  if (fromCaller.length > 0) return fromCaller;
  const own = readBack ? foreign.filter((word) => !callers.has(conceptOf(word))) : foreign;
  return own.length > anchored ? own : [];
}

/** How something is done is no claim by itself. */
function namesThing(word: string): boolean {
  return !/(?:ing|ed|ly)$/.test(word) && !/^(?:runs?|stock|patch)$/.test(word);
}
