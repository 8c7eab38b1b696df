import type { Passage } from '../decision.ts';
import { FUNCTION_WORDS, wordsOf } from '../words-of.ts';

type Search = (text: string, signal: AbortSignal) => Promise<readonly Passage[]>;

/** Retrieval that begins before the caller has said their last word. */
export interface SearchAhead {
  /** Words that may still grow: searched for, one search at a time. Never rejects. */
  ahead(text: string, signal: AbortSignal): void;
  /**
   * The passages for words that are whole. Those of an earlier search are taken when it lacked only words that say
   * nothing, or that stand in what it found. Rejects as the search does.
   */
  readonly search: Search;
}

/** At most so many words later: more of them turn a question into another one. */
const MOST_ADDED = 2;

export function searchAhead(search: Search): SearchAhead {
  let running: Earlier | undefined;
  let found: Earlier | undefined;

  const enoughFor = async (earlier: Earlier | undefined, text: string) => {
    const added = earlier === undefined ? undefined : addedWords(earlier.text, text);
    if (earlier === undefined || added === undefined) return undefined;
    const passages = await earlier.passages;
    return isHeldBy(added, passages) ? passages : undefined;
  };

  return {
    ahead(text, signal) {
      if (running !== undefined || found?.text === text) return;
      const earlier: Earlier = { text, passages: search(text, signal) };
      running = earlier;
      earlier.passages.then(
        () => {
          running = undefined;
          found = earlier;
        },
        () => {
          running = undefined;
        },
      );
    },
    async search(text, signal) {
      const known = await enoughFor(found, text);
      if (known !== undefined) return known;
      const soon = enoughFor(running, text).catch(() => undefined);
      if (running?.text === text) return (await soon) ?? search(text, signal);
      return firstOf(soon, search(text, signal));
    },
  };
}

interface Earlier {
  readonly text: string;
  readonly passages: Promise<readonly Passage[]>;
}

/** What `text` adds behind `earlier`; `undefined` when it does not begin with it, or adds too much. */
function addedWords(earlier: string, text: string): readonly string[] | undefined {
  const before = wordsOf(earlier);
  const now = wordsOf(text);
  const begins = before.every((word, index) => word === now[index]);
  return begins && now.length - before.length <= MOST_ADDED ? now.slice(before.length) : undefined;
}

function isHeldBy(added: readonly string[], passages: readonly Passage[]): boolean {
  const content = added.filter((word) => !FUNCTION_WORDS.has(word));
  if (content.length === 0) return true;
  const held = new Set(passages.flatMap(({ headings, text }) => [...headings, text]).flatMap(wordsOf));
  return content.every((word) => held.has(word));
}

/** The early result when it comes first and is enough, else the other. */
async function firstOf<T>(early: Promise<T | undefined>, other: Promise<T>): Promise<T> {
  const first = await Promise.race([early, other]);
  return first ?? (await other);
}
