import type { Exchange } from '../../brain/decision.ts';
import type { StoredTurn } from './turn-store.ts';

/** What an earlier holder and the caller have said to each other, as far as it was heard. */
export function earlierExchanges(turns: readonly StoredTurn[], heardThrough: number): readonly Exchange[] {
  return turns.map(({ record, saidSteps }) => ({
    caller: record.heard,
    agent: record.said
      .filter((_, index) => (saidSteps[index] ?? Number.POSITIVE_INFINITY) <= heardThrough)
      .map((said) => said.text)
      .join(' '),
  }));
}
