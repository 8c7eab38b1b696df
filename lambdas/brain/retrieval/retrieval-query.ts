import { brainOptions } from '../brain-options.ts';
import type { Exchange } from '../decision.ts';

const followUp = /^(?:and|or|but|what about|how about|what if|also|then)\b/i;
/** Words that point back at something said before. */
const pointing = /\b(?:it|that|those|these|them|one|there)\b/i;

/**
 * What to search for: the caller's words; together with those of the turn before when they are too short to stand
 * alone ("price?", "and on Sundays?", "how long does it take?").
 */
export function retrievalQuery(said: string, history: readonly Exchange[]): string {
  const before = history.at(-1)?.caller ?? '';
  const words = said.split(/\s+/).filter((word) => word !== '');
  const short = words.length < brainOptions.shortTurnWords;
  const pointsBack = words.length <= 8 && (followUp.test(said.trim()) || pointing.test(said));
  if (before !== '' && (short || pointsBack)) return `${before} ${said}`;
  return words.slice(-brainOptions.searchedWords).join(' ');
}
