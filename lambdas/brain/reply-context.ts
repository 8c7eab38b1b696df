import type { Passage } from './decision.ts';

/** What a reply of the model is read against. */
export interface ReplyContext {
  /** Every source of the prompt by the id it has there. */
  readonly sources: ReadonlyMap<string, Passage>;
  /** Computed by code: they support times and dates whether cited or not. */
  readonly facts: readonly Passage[];
  /** What the caller said in this turn: it supports what they asked for in a read-back or a refusal, and nothing else. */
  readonly said: string;
  /** What they said in earlier turns. */
  readonly saidBefore: readonly string[];
  readonly businessName: string;
  readonly splitSentences: (text: string) => readonly string[];
}
