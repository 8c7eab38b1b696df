import type { Phone } from './flite.ts';
import type { TimedWord } from './utterance.ts';

/**
 * Puts words on the phones that were spoken for them. flite tells no word boundaries, so each word gets a share of the
 * phones by its spelling, and the pauses that flite made at punctuation hold the shares in place.
 */
export function timeWords(words: readonly string[], phones: readonly Phone[]): TimedWord[] {
  const spoken = phones.filter((phone) => phone.name !== 'pau');
  if (spoken.length === 0) return [];
  const weights = words.map(phoneCount);
  const anchors = [
    { word: 0, phone: 0 },
    ...matchPauses(words, weights, pausesAfter(phones), spoken.length),
    { word: words.length, phone: spoken.length },
  ];

  const timed: TimedWord[] = [];
  for (let n = 1; n < anchors.length; n += 1) {
    const [from, to] = [anchors[n - 1], anchors[n]];
    if (!from || !to) continue;
    const total = sum(weights.slice(from.word, to.word));
    let done = 0;
    for (let word = from.word; word < to.word; word += 1) {
      const share = (weight: number) => from.phone + ((to.phone - from.phone) * weight) / total;
      const startMs = phoneTime(spoken, share(done), 'start');
      done += weights[word] ?? 0;
      timed.push({ text: words[word] ?? '', startMs, endMs: phoneTime(spoken, share(done), 'end') });
    }
  }
  return timed;
}

/** Phones that a word is about to have, by its letters; digits and signs are said as whole words. */
export function phoneCount(word: string): number {
  if (/^\p{Lu}{2,5}[^\p{L}]*$/u.test(word)) return 2.2 * word.length;
  let count = 0;
  for (const letter of word) {
    if (/\p{N}/u.test(letter)) count += 3.2;
    else if (/[$%&@+#]/.test(letter)) count += 4;
    else if (/\p{L}/u.test(letter)) count += 0.82;
  }
  return Math.max(1, count);
}

/** How many phones are over at each pause inside the speech. */
function pausesAfter(phones: readonly Phone[]): number[] {
  const pauses: number[] = [];
  let over = 0;
  for (const { name } of phones) {
    if (name !== 'pau') over += 1;
    else if (over > 0 && over !== pauses.at(-1)) pauses.push(over);
  }
  return pauses.filter((after) => after < over);
}

/** Phones that a skipped pause, or a skipped end of phrase, counts as. */
const SKIP = 3;
/** How many of them may be skipped in a row. */
const REACH = 5;

interface Anchor {
  /** Words and phones that are over here. */
  readonly word: number;
  readonly phone: number;
}

/** Pairs pauses with ends of phrases, in order, so that the phones between two pairs fit the words between them best. */
function matchPauses(
  words: readonly string[],
  weights: readonly number[],
  pauses: readonly number[],
  totalPhones: number,
): Anchor[] {
  const phraseEnds = words.flatMap((word, n) =>
    n < words.length - 1 && /[^\p{L}\p{N}]$/u.test(word) ? [n + 1] : [],
  );
  const weightBefore = [0];
  for (const weight of weights) weightBefore.push((weightBefore.at(-1) ?? 0) + weight);

  interface Match extends Anchor {
    readonly end: number;
    readonly pause: number;
    readonly cost: number;
    readonly before: Match | undefined;
  }
  let best: Match = { word: 0, phone: 0, end: -1, pause: -1, cost: 0, before: undefined };
  const matches: Match[] = [best];
  const costAfter = (from: Match, end: number, pause: number, word: number, phone: number) => {
    const expected = (weightBefore[word] ?? 0) - (weightBefore[from.word] ?? 0);
    const skipped = end - from.end + (pause - from.pause) - 2;
    return from.cost + Math.abs(phone - from.phone - expected) + SKIP * skipped;
  };
  for (const [end, word] of phraseEnds.entries()) {
    for (const [pause, phone] of pauses.entries()) {
      let match: Match | undefined;
      for (let n = matches.length - 1; n >= 0; n -= 1) {
        const from = matches[n];
        if (!from || end - from.end > REACH + 1) break;
        if (from.end >= end || from.pause >= pause || pause - from.pause > REACH + 1) continue;
        const cost = costAfter(from, end, pause, word, phone);
        if (!match || cost < match.cost) match = { word, phone, end, pause, cost, before: from };
      }
      if (match) matches.push(match);
    }
  }
  let lowest = Number.POSITIVE_INFINITY;
  for (const match of matches) {
    const cost = costAfter(match, phraseEnds.length, pauses.length, words.length, totalPhones);
    if (cost < lowest) [lowest, best] = [cost, match];
  }
  const chain: Anchor[] = [];
  for (let match: Match | undefined = best; match && match.end >= 0; match = match.before)
    chain.unshift(match);
  return chain;
}

/** The time at a fractional count of phones: before a pause when a word ends there, after it when one starts. */
function phoneTime(spoken: readonly Phone[], count: number, side: 'start' | 'end'): number {
  const index = side === 'start' ? Math.floor(count) : Math.ceil(count) - 1;
  const phone = spoken[Math.max(0, Math.min(index, spoken.length - 1))];
  if (!phone) return 0;
  return phone.startMs + Math.max(0, Math.min(1, count - index)) * (phone.endMs - phone.startMs);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
