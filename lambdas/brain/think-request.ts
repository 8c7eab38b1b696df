import type { AgentEnvironment } from '../aws/environment.ts';
import type { ModelUse } from '../model/model-use.ts';
import type { Exchange, Passage } from './decision.ts';

export interface ThinkRequest {
  /** What the caller said in this turn, card numbers masked. */
  readonly said: string;
  /** Oldest first; only what was heard. */
  readonly history: readonly Exchange[];
  /** Found for this turn. */
  readonly passages: readonly Passage[];
  /** Computed by code: date, open now, next opening. Their ids are kept in the prompt. */
  readonly facts: readonly Passage[];
  readonly business: { readonly name: string };
  readonly channel: 'voice';
  readonly environment: AgentEnvironment;
  /**
   * Resolves when the caller begins to wait: then a second model is asked too, and read is the one that begins first.
   * Absent: nobody will.
   */
  readonly waited?: Promise<void>;
  /** Counted up by what the reply takes of the model. */
  readonly use?: ModelUse;
  /** Cuts a text into the sentences to be spoken. */
  /** Where the booking stands that code holds; absent when none is open. */
  readonly dialog?: string | undefined;
  readonly splitSentences: (text: string) => readonly string[];
}
