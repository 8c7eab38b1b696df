import { normalForm } from '../../brain/grounding/normal-form.ts';
import { unsupportedClaims } from '../../brain/grounding/unsupported-claims.ts';
import { wordsOf } from '../../brain/words-of.ts';
import type { Fact } from './golden-question.ts';

/**
 * Whether a text says a fact, in one of its wordings: its words in a row, or the price, time or number that it is,
 * however that is said ("$25" in "twenty-five dollars").
 */
export function mentions(text: string, fact: Fact): boolean {
  const words = spaced(text);
  return fact.some((wording) => words.includes(spaced(wording)) || givesValue(text, wording));
}

/** With a space around each word, so that "5" is not in "$25". */
function spaced(text: string): string {
  return ` ${wordsOf(normalForm(text)).join(' ')} `;
}

function givesValue(text: string, wording: string): boolean {
  if (!/\d/.test(wording)) return false;
  const source = (given: string) => ({ cited: [{ id: '', headings: [], text: given, score: 1 }] });
  const claimed = unsupportedClaims(wording, source('')).length > 0;
  return claimed && unsupportedClaims(wording, source(text)).length === 0;
}
