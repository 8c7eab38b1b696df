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
export function maskedWords({ earlier, turns }: CallerWords, said: string): string {
  const before = [...earlier.map(({ caller }) => caller), ...turns.map(({ heard }) => heard)];
  return maskTurns([...before, said]).at(-1) ?? '';
}

/** The words of one of the turns, without the digits of a card number that goes on in a later one. */
export function maskedHeard({ earlier, turns }: CallerWords, turn: LiveTurn): string {
  const all = [...earlier.map(({ caller }) => caller), ...turns.map(({ heard }) => heard)];
  return maskTurns(all)[earlier.length + turns.indexOf(turn)] ?? '';
}

/** The latest exchanges of which the agent's part was heard, without card numbers. */
export function maskedExchanges({ earlier, turns }: CallerWords, heardThrough: number): readonly Exchange[] {
  const own = turns.map((turn) => ({ caller: turn.heard, agent: heardOf(turn, heardThrough) }));
  const all = [...earlier, ...own];
  const callers = maskTurns(all.map(({ caller }) => caller));
  return all
    .map(({ agent }, index) => ({ caller: callers[index] ?? '', agent }))
    .filter((exchange) => exchange.agent !== '')
    .slice(-historyLength);
}
