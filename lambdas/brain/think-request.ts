import type { AgentEnvironment } from '../aws/environment.ts';
import type { ModelUse } from '../model/model-use.ts';
import type { Exchange, Passage } from './decision.ts';

/** The business that the agent speaks for. */
export interface SpokenFor {
  /** As it is said. */
  readonly name: string;
  /** How the agent talks, in the owner's words. */
  readonly tone?: string | undefined;
  /** @default standard */
  readonly privacy?: 'standard' | 'health';
  /** What callers have with it, one kind each: what its code is called, what is told of it and may be changed. */
  readonly records?: readonly string[];
}

export interface ThinkRequest {
  /** What the caller said in this turn, card numbers masked. */
  readonly said: string;
  /** Oldest first; only what was heard. */
  readonly history: readonly Exchange[];
  /** Found for this turn. */
  readonly passages: readonly Passage[];
  /** Computed by code: date, open now, next opening. Their ids are kept in the prompt. */
  readonly facts: readonly Passage[];
  /** Always there, too, but support only what cites them: who the agent is, the hours asked for, what was said last. */
  readonly standing?: readonly Passage[];
  readonly business: SpokenFor;
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
