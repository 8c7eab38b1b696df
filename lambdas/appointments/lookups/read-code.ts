import type { CodeWord } from './code-words.ts';
import { codeWordsOf } from './code-words-of.ts';

/** Longer codes nobody reads out. */
const longest = 24;
/** Combinations that are tried; a sentence has some hundred. */
const mostTries = 20_000;

/**
 * The code in what a caller said, in capitals and digits without spaces: spelled ("A B C one two three", "A as in alpha,
 * bravo, charlie"), in numbers ("one twenty three"), or as a transcript writes it ("abc 123", "A.B.C. 1-2-3").
 * Only what matches the pattern as a whole is one; of several, the one with the most spelled in it, and then the last.
 * `undefined` when there is none.
 * @param pattern regular expression of the whole code
 */
export function readCode(said: string, pattern: string): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  const words = codeWordsOf(said);
  let best: { readonly code: string; readonly score: number } | undefined;
  let tries = 0;

  /** There the code would go on, or would have begun before: "A B C D" is no code of three letters. */
  const isSpelled = (at: number): boolean => {
    const word = words[at];
    return word?.spelled === true && word.readings.length > 0;
  };

  /** Every code that goes on from here, with `so far` in front. */
  const follow = (at: number, soFar: string, spelled: number, score: number): void => {
    const word = words[at];
    if (tries > mostTries) return;
    if (word !== undefined) {
      for (const [index, reading] of word.readings.entries()) {
        const longer = soFar + reading;
        if (longer.length > longest || (soFar === '' && reading === '')) continue;
        const scored = score + worth(word, reading) - index / 100;
        const sure = spelled + (word.spelled ? reading.length : 0);
        if (reading !== '') {
          tries += 1;
          const better = scored >= (best?.score ?? 0) && sure * 2 >= longer.length;
          if (better && !isSpelled(at + 1) && whole.test(longer)) best = { code: longer, score: scored };
        }
        follow(at + 1, longer, sure, scored);
      }
    }
  };
  for (const at of words.keys()) if (!isSpelled(at - 1)) follow(at, '', 0, 0);
  return best?.code;
}

/** Of a code, at least half must have been spelled: other words are taken for letters only beside these. */
function worth({ spelled }: CodeWord, reading: string): number {
  if (reading === '') return -0.01;
  if (spelled) return Math.max(1, reading.length);
  return reading.length === 1 ? 0.1 : 0.05 - reading.length / 10;
}

/** A new value in what a caller said: a code, or a word that the pattern knows ("window"). In capitals, as a code. */
export function readValue(said: string, pattern: string): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  const words = said.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return readCode(said, pattern) ?? words.findLast((word) => whole.test(word));
}
