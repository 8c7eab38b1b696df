import type { AgentEnvironment } from '../aws/environment.ts';
import { converse } from '../model/converse.ts';
import { buildPrompt } from './prompt.ts';

/**
 * Asks the model something before a caller does, and leaves the reply: it opens a connection, finds out whether
 * `strict` is taken, and runs the code of a first turn, which takes tens of milliseconds when it has never run. Costs
 * some 800 tokens a call. Failures are left to the first turn; never rejects.
 */
export async function warmUp(environment: AgentEnvironment, signal: AbortSignal): Promise<void> {
  const { request } = buildPrompt({
    said: 'Hello.',
    history: [],
    passages: [],
    facts: [],
    business: { name: 'the business' },
    channel: 'voice',
    environment,
    splitSentences: (text) => [text],
  });
  try {
    for await (const _ of converse(request, signal)) break;
  } catch {
    // The first turn will meet the same failure, and has a way out of it.
  }
}
