import type { TimedWord } from '../utterance.ts';
import { BLOCK_SAMPLES, encodeBlock } from './block.ts';
import { placeWords } from './place-words.ts';

/**
 * Writes the words into the lowest bits of the speech, block by block from its first sample. Marks are the last thing
 * done to speech: mixing or changing its level afterwards takes the words away.
 * The result is at least as long as the words, and whole blocks long.
 */
export function markWords(mulaw: Uint8Array, words: readonly TimedWord[], utterance: number): Uint8Array {
  const blocks = placeWords(words);
  const samples = Math.max(blocks.length, Math.ceil(mulaw.length / BLOCK_SAMPLES)) * BLOCK_SAMPLES;
  // A lowest bit of 1 everywhere outside the words, as in silence.
  const marked = new Uint8Array(samples).fill(0xff);
  for (let n = 0; n < mulaw.length; n += 1) marked[n] = notMinusZero((mulaw[n] ?? 0) | 1);
  for (const [index, parts] of blocks.entries()) {
    const bytes = encodeBlock({ utterance, index, parts });
    for (let bit = 0; bit < BLOCK_SAMPLES; bit += 1) {
      const at = index * BLOCK_SAMPLES + bit;
      const mark = ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
      marked[at] = notMinusZero(((marked[at] ?? 0) & 0xfe) | mark);
    }
  }
  return marked;
}

/** Linear PCM has one zero only; with this, speech comes back from it code by code as it went. */
function notMinusZero(code: number): number {
  return code === 0x7f ? 0xff : code;
}

/** A 32-bit name for what is said and how (FNV-1a), the same in every run. */
export function utteranceId(...parts: readonly string[]): number {
  let hash = 0x811c_9dc5;
  for (const byte of Buffer.from(parts.join('\n'))) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}
