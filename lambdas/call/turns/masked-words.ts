import type { Exchange } from '../../brain/decision.ts';
import { maskTurns } from '../../privacy/mask-turns.ts';
import { heardOf, type LiveTurn } from './live-turn.ts';

/** Exchanges that the model is shown: enough for what "that" and "there" refer to, and no growing prompt. */
const historyLength = 8;

/** What a caller has said, turn by turn, oldest first. */
export interface CallerWords {
  /** Exchanges with an earlier holder. */
  readonly earlier: readonly Exchange[];
  readonly turns: readonly LiveTurn[];
}

/** The words of what comes after `turns`, without card numbers, also when the number began in an earlier turn. */
export function maskedWords(words: CallerWords, said: string): string {
  const before = callersOf(words);
  return maskTurns([...before, said], before.length)[0] ?? '';
}

/** The words of one of the turns, without the digits of a card number that goes on in a later one. */
export function maskedHeard(words: CallerWords, turn: LiveTurn): string {
  const place = words.turns.indexOf(turn);
  if (place < 0) return maskedWords(words, turn.heard);
  const at = words.earlier.length + place;
  return maskTurns(callersOf(words), at, at + 1)[0] ?? '';
}

/** The latest exchanges of which the agent's part was heard, without card numbers. */
export function maskedExchanges(words: CallerWords, heardThrough: number): readonly Exchange[] {
  const { earlier, turns } = words;
  const heard: { readonly at: number; readonly agent: string }[] = [];
  for (let at = earlier.length + turns.length - 1; at >= 0 && heard.length < historyLength; at -= 1) {
    const own = turns[at - earlier.length];
    const agent = own === undefined ? (earlier[at]?.agent ?? '') : heardOf(own, heardThrough);
    if (agent !== '') heard.unshift({ at, agent });
  }
  const from = heard[0]?.at ?? 0;
  const callers = heard.length === 0 ? [] : maskTurns(callersOf(words), from);
  return heard.map(({ at, agent }) => ({ caller: callers[at - from] ?? '', agent }));
}

const callersOf = ({ earlier, turns }: CallerWords): readonly string[] => [
  ...earlier.map(({ caller }) => caller),
  ...turns.map(({ heard }) => heard),
];
