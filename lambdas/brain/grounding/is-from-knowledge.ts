import type { Passage } from '../decision.ts';

/** Whether the sentence stands word for word in one of the passages: then it holds nothing of the caller. */
export function isFromKnowledge(sentence: string, passages: readonly Passage[]): boolean {
  const wanted = ` ${wordsOf(sentence)} `;
  return wanted.trim() !== '' && passages.some(({ text }) => ` ${wordsOf(text)} `.includes(wanted));
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!?]+(?= |$)/g, '')
    .trim();
}
