import type { HeardWord } from '../heard-word.ts';
import { BLOCK_MS, BLOCK_SAMPLES, type WordPart } from './block.ts';
import type { FoundBlock } from './block-finder.ts';
import { misheard } from './misheard.ts';

interface OpenWord {
  readonly utterance: number;
  readonly startMs: number;
  readonly fromItsStart: boolean;
  readonly letters: string;
}

/** Puts words together from blocks. A block that does not follow on the one before cuts the word that was open. */
export class WordJoiner {
  #last: FoundBlock | undefined;
  #open: OpenWord | undefined;

  /** Where the word began that is not yet over, in ms; `undefined` between words. */
  get openSinceMs(): number | undefined {
    return this.#open?.startMs;
  }

  /** The words that ended in this block, and the one that it cut. */
  add(block: FoundBlock): HeardWord[] {
    const words = this.#follows(block) ? [] : this.cut();
    this.#last = block;
    const blockMs = block.position / 8;
    for (const part of block.parts) {
      if (part.startsAtMs !== undefined) words.push(...this.cut());
      const word = this.#grow(part, block.utterance, blockMs);
      if (part.endsAtMs === undefined) {
        this.#open = word;
        continue;
      }
      this.#open = undefined;
      words.push(heard(word, blockMs + part.endsAtMs, true));
    }
    return words;
  }

  /** Audio has arrived up to `position`: a word that was open is over when its next block should have come by then. */
  arrivedUpTo(position: number): HeardWord[] {
    return this.#last && position >= this.#last.position + 2 * BLOCK_SAMPLES ? this.cut() : [];
  }

  /** Nothing more follows on the last block. */
  cut(): HeardWord[] {
    const open = this.#open;
    this.#open = undefined;
    return open && this.#last ? [heard(open, this.#last.position / 8 + BLOCK_MS, false)] : [];
  }

  #follows(block: FoundBlock): boolean {
    const last = this.#last;
    return (
      last !== undefined &&
      last.utterance === block.utterance &&
      last.index + 1 === block.index &&
      last.position + BLOCK_SAMPLES === block.position
    );
  }

  #grow(part: WordPart, utterance: number, blockMs: number): OpenWord {
    const open = this.#open;
    if (open) return { ...open, letters: open.letters + part.letters };
    return {
      utterance,
      startMs: blockMs + (part.startsAtMs ?? 0),
      fromItsStart: part.startsAtMs !== undefined,
      letters: part.letters,
    };
  }
}

function heard(word: OpenWord, endMs: number, toItsEnd: boolean): HeardWord {
  const complete = word.fromItsStart && toItsEnd;
  const text = complete
    ? word.letters
    : misheard(word.letters, { beginning: !word.fromItsStart, end: !toItsEnd });
  return { text, startMs: word.startMs, endMs, utterance: word.utterance, complete };
}
