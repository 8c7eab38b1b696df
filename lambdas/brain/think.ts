import { setImmediate } from 'node:timers/promises';
import { converse } from '../model/converse.ts';
import { converseHedged } from '../model/converse-hedged.ts';
import { modelOptions } from '../model/model-options.ts';
import type { DecisionEvent, Passage } from './decision.ts';
import { readPassage } from './grounding/units.ts';
import { buildPrompt } from './prompt.ts';
import { readDecision } from './read-decision.ts';
import type { ThinkRequest } from './think-request.ts';

/**
 * Reads what the reply will be held against once its request is on the way: until the first sentence there is time.
 */
async function readWhileWaiting(passages: Iterable<Passage>): Promise<void> {
  await setImmediate();
  for (const passage of passages) readPassage(passage);
}

/**
 * Thinks about one turn: one reply of the model, one pick. The last event is always a `decision`; whatever is wrong
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
    const { facts, said, splitSentences, waited } = asked;
    const saidBefore = asked.history.map(({ caller }) => caller);
    const businessName = asked.business.name;
    const reply =
      waited === undefined
        ? converse(request, signal)
        : converseHedged(request, signal, modelOptions, waited);
    // What cannot be read fails the sentence that rests on it.
    void readWhileWaiting(sources.values()).catch(() => {});
    yield* readDecision(reply, { sources, facts, said, saidBefore, businessName, splitSentences });
  } finally {
    signal.throwIfAborted();
  }
}
