import type { Passage } from './decision.ts';

/** What a reply of the model is read against. */
export interface ReplyContext {
  /** Every source of the prompt by the id it has there. */
  readonly sources: ReadonlyMap<string, Passage>;
  /** Computed by code: they support times and dates whether cited or not. */
  readonly facts: readonly Passage[];
  readonly splitSentences: (text: string) => readonly string[];
}
