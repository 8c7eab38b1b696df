import { markWords } from '../../../../simulator/voices/marks/mark-words.ts';
import type { TimedWord } from '../../../../simulator/voices/utterance.ts';

/** Words of a given length each (ms), one right after the other. */
export function timed(words: readonly (readonly [text: string, lengthMs: number])[]): TimedWord[] {
  let endMs = 40;
  return words.map(([text, lengthMs]) => {
    const startMs = endMs;
    endMs += lengthMs;
    return { text, startMs, endMs };
  });
}

/** Marked sound that is no speech: any µ-law codes, the same for the same seed. */
export function markedSound(words: readonly TimedWord[], seed = 7): Uint8Array {
  const endMs = words.at(-1)?.endMs ?? 0;
  return markWords(unmarkedSound((endMs + 80) * 8, seed), words, seed);
}

export function unmarkedSound(samples: number, seed = 1): Uint8Array {
  let state = seed | 1;
  return Uint8Array.from({ length: samples }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

export function joined(...sounds: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(sounds));
}
