import { bundleProduct } from '../../simulator/bundle-product.ts';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { startWorld, type WorldOptions } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import { type PlayedAndRecorded, playCalls } from './play-calls.ts';
import { questionsOf } from './questions.ts';

/** A weekday morning of the sample business. */
export const benchStartMs = Date.parse('2026-11-23T10:00:00-08:00');
/** Between the beginnings of two calls, so that their turns do not coincide. */
const START_EVERY_MS = 900;

/** Plays calls at once in a warm world of published delays, at real speed, without limits that AWS lifts on request. */
export async function playInWorld(
  play: { readonly calls: number; readonly turns: number } & Pick<
    WorldOptions,
    'seed' | 'switches' | 'withoutDelays'
  >,
): Promise<PlayedAndRecorded[]> {
  const { calls, turns, ...options } = play;
  const [voices, handlers] = await Promise.all([startVoices(), bundleProduct()]);
  const running = await startWorld({
    ...options,
    nowMs: benchStartMs,
    delays: 'published',
    quotas: 'raised-quotas',
    knowledge: defaultKnowledge,
    handlers,
    voices,
  });
  try {
    await Promise.all(['next-step', 'call-orchestrator'].map((name) => running.lambda.warm(name, calls)));
    const texts = Array.from({ length: calls }, (_, call) => questionsOf(call, turns));
    return await playCalls(running, voices, texts, { atOnce: calls, startEveryMs: START_EVERY_MS });
  } finally {
    await running.close();
    await voices.close();
  }
}
