import type { AgentEnvironment } from '../aws/environment.ts';
import { converse } from '../model/converse.ts';
import type { DecisionEvent, Exchange, Passage } from './decision.ts';
import { buildPrompt } from './prompt.ts';
import { readDecision } from './read-decision.ts';

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
  /** Cuts a text into the sentences to be spoken. */
  readonly splitSentences: (text: string) => readonly string[];
}

/**
 * Thinks about one turn: one call of the model, one pick. The last event is always a `decision`; whatever is wrong
 * with the reply makes it `{tool: 'none', failure}`, even after a sentence has been told. Throws only the signal's
 * reason, once it is aborted.
 */
export async function* think(
  asked: ThinkRequest,
  signal: AbortSignal,
): AsyncGenerator<DecisionEvent, void, undefined> {
  signal.throwIfAborted();
  const { request, sources } = buildPrompt(asked);
  try {
    const { facts, splitSentences } = asked;
    yield* readDecision(converse(request, signal), { sources, facts, splitSentences });
  } finally {
    signal.throwIfAborted();
  }
}
