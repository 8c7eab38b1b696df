import type { TimedWord } from '../utterance.ts';
import { BLOCK_MS, PART_HEADER_BYTES, PARTS_BYTES, type WordPart } from './block.ts';

/** Words that may start in one block; the next one starts a block later. */
const MOST_STARTS = 4;

/**
 * Shares each word's letters out over the blocks in which it sounds, in proportion to time, so that a block that is
 * lost takes its letters with it. Letters that find no room (far more than anybody can say in the time) are left out.
 * Words must be in order of their starts.
 */
export function placeWords(words: readonly TimedWord[]): WordPart[][] {
  const spans = spansOf(words);
  const partsIn: number[] = [];
  for (const { first, last } of spans) {
    for (let block = first; block <= last; block += 1) partsIn[block] = (partsIn[block] ?? 0) + 1;
  }
  const blocks: WordPart[][] = Array.from({ length: partsIn.length }, () => []);
  for (const { text, startMs, endMs, first, last } of spans) {
    const letters = [...text];
    let placed = 0;
    for (let block = first; block <= last; block += 1) {
      const soFar = Math.min(1, ((block + 1) * BLOCK_MS - startMs) / (endMs - startMs));
      const due = block === last ? letters.length : Math.ceil(letters.length * soFar);
      const room = Math.floor(PARTS_BYTES / (partsIn[block] ?? 1)) - PART_HEADER_BYTES;
      const share = fitting(letters.slice(placed, due), room);
      placed += share.length;
      blocks[block]?.push({
        letters: share.join(''),
        startsAtMs: block === first ? startMs - block * BLOCK_MS : undefined,
        endsAtMs: block === last ? endMs - block * BLOCK_MS : undefined,
      });
    }
  }
  return blocks;
}

interface Span {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly first: number;
  readonly last: number;
}

/** Whole milliseconds, none before the word before it has ended, at most `MOST_STARTS` starts a block. */
function spansOf(words: readonly TimedWord[]): Span[] {
  const starts: number[] = [];
  let earliestMs = 0;
  return words.map(({ text, startMs: givenStartMs, endMs: givenEndMs }) => {
    let startMs = Math.max(earliestMs, Math.round(givenStartMs));
    const block = Math.floor(startMs / BLOCK_MS);
    if ((starts[block] ?? 0) >= MOST_STARTS) startMs = (block + 1) * BLOCK_MS;
    const first = Math.floor(startMs / BLOCK_MS);
    starts[first] = (starts[first] ?? 0) + 1;
    const endMs = Math.max(startMs + 1, Math.round(givenEndMs));
    earliestMs = endMs;
    return { text, startMs, endMs, first, last: Math.ceil(endMs / BLOCK_MS) - 1 };
  });
}

/** As many of the letters as `room` bytes of UTF-8 hold. */
function fitting(letters: readonly string[], room: number): string[] {
  let bytes = 0;
  const end = letters.findIndex((letter) => {
    bytes += Buffer.byteLength(letter);
    return bytes > room;
  });
  return end === -1 ? [...letters] : letters.slice(0, end);
}
