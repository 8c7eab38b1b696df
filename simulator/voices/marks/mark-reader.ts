import type { HeardWord } from '../heard-word.ts';
import { BlockFinder } from './block-finder.ts';
import { WordJoiner } from './word-joiner.ts';

/** Hears words in audio as it arrives. */
export interface MarkReader {
  /** The words that have become certain with these samples; `…Ms` count from the first sample ever pushed. */
  push(mulaw: Uint8Array): HeardWord[];
  /** The audio ends here: the word that was being said, cut. */
  end(): HeardWord[];
  /** Length of what has been pushed. */
  readonly heardMs: number;
  /** Where the word began that is still being said; `undefined` while none is. */
  readonly speakingSinceMs: number | undefined;
}

export function createMarkReader(): MarkReader {
  const finder = new BlockFinder();
  const joiner = new WordJoiner();
  return {
    push(mulaw) {
      const words = finder.push(mulaw).flatMap((block) => joiner.add(block));
      return [...words, ...joiner.arrivedUpTo(finder.position)];
    },
    end: () => joiner.cut(),
    get heardMs() {
      return finder.position / 8;
    },
    get speakingSinceMs() {
      return joiner.openSinceMs;
    },
  };
}
