import { brainOptions } from '../brain-options.ts';
import type { Exchange } from '../decision.ts';

const followUp =
  /^(?:(?:um|uh|okay|ok|so|oh|well)[,.]? )*(?:and|or|but|what about|how about|what if|also|then)\b/i;
/** Words that point back at something said before; not the "there" of "is there parking". */
const pointing =
  /\b(?:it|its|that|those|these|them|they|ones?|other|another|same|cheap(?:er|est)|more|less)\b|(?<!\b(?:is|are|was|were) )\bthere\b(?! (?:is|are|was|were)\b)/i;
/** Short, and a question of its own all the same: "where are you", "do you deliver". */
const wholeQuestion = /^(?:where|when|do|does|are|is|can|could|may|have)\b.*\b(?:you|i|we|there)\b/i;
/** A turn that points back is not longer than this. */
const mostPointingWords = 8;

/**
 * What to search for: the caller's words; above them, a line for each, the turns before when they are too short to
 * stand alone ("price?", "and on Sundays?", "how long does it take?"), back to the one that says what it is about.
 */
export function retrievalQuery(said: string, history: readonly Exchange[]): string {
  const parts = [said];
  const before = history.map(({ caller }) => caller.trim()).filter((caller) => caller !== '');
  for (const caller of before.slice(-brainOptions.joinedTurns).reverse()) {
    if (!leansOnEarlier(parts[0] ?? '')) break;
    parts.unshift(caller);
  }
  return parts.map(lastWords).join('\n');
}

function lastWords(said: string): string {
  return said
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(-brainOptions.searchedWords)
    .join(' ');
}

function leansOnEarlier(said: string): boolean {
  const words = said.split(/\s+/).filter((word) => word !== '');
  if (words.length <= mostPointingWords && (followUp.test(said.trim()) || pointing.test(said))) return true;
  return words.length < brainOptions.shortTurnWords && !wholeQuestion.test(said.trim());
}
