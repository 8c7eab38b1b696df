import type { Passage } from '../decision.ts';
import { FUNCTION_WORDS, wordsOf } from '../words-of.ts';

/**
 * Whether the sentence is made of the words of the passages, and of words that say nothing by themselves: then it
 * holds nothing of the caller, and its sound may be kept for others.
 */
export function isOfKnowledgeAlone(sentence: string, passages: readonly Passage[]): boolean {
  const words = wordsOf(sentence);
  const known = new Set(passages.flatMap(({ headings, text }) => [...headings, text]).flatMap(wordsOf));
  return words.length > 0 && words.every((word) => known.has(word) || FUNCTION_WORDS.has(word));
}
