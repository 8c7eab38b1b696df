import type { HeardWord } from '../heard-word.ts';
import { createMarkReader } from './mark-reader.ts';

/** The words that µ-law audio carries, wherever in it they are. Unmarked sound gives none. */
export function readMarks(mulaw: Uint8Array): HeardWord[] {
  const reader = createMarkReader();
  return [...reader.push(mulaw), ...reader.end()];
}

/** What the words say, in one line. */
export function heardText(words: readonly HeardWord[]): string {
  return words.map((word) => word.text).join(' ');
}
