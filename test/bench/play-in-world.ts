import { bundleProduct } from '../../simulator/bundle-product.ts';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { type RunningWorld, startWorld, type WorldOptions } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import { type PlayedAndRecorded, playCalls } from './play-calls.ts';

/** A weekday morning of the sample business. */
export const benchStartMs = Date.parse('2026-11-23T10:00:00-08:00');
/** Between the beginnings of two calls, so that their turns do not coincide. */
const START_EVERY_MS = 900;

/** Plays calls at once in a warm world of published delays, at real speed, without limits that AWS lifts on request. */
export async function playInWorld(
  play: {
    /** What each caller says. */
    readonly texts: readonly (readonly string[])[];
    /** Told of the world when all calls have ended. */
    readonly onPlayed?: (running: RunningWorld) => void;
  } & Pick<WorldOptions, 'seed' | 'switches' | 'withoutDelays' | 'settings' | 'faults'>,
): Promise<PlayedAndRecorded[]> {
  const { texts, onPlayed, ...options } = play;
  const atOnce = texts.length;
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
    await Promise.all(['next-step', 'call-orchestrator'].map((name) => running.lambda.warm(name, atOnce)));
    const played = await playCalls(running, voices, texts, {
      atOnce,
      startEveryMs: START_EVERY_MS,
    });
    onPlayed?.(running);
    return played;
  } finally {
    await running.close();
    await voices.close();
  }
}
