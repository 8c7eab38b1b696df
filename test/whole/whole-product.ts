import { inject } from 'vitest';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import type { RunningWorld, WorldOptions } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { Utterance, Voices } from '../../simulator/voices/utterance.ts';
import { startInTurn } from './start-in-turn.ts';

/** A weekday morning of the sample business. */
export const openMs = Date.parse('2026-11-23T10:00:00-08:00');

/** The bundled product and the voices that all worlds of a file share. */
export interface Product extends AsyncDisposable {
  readonly voices: Voices;
  readonly handlers: Readonly<Record<string, string>>;
  /** A world of its own: without delays, three times as fast as real time. */
  open(options?: Partial<WorldOptions>): Promise<RunningWorld>;
  says(text: string): Promise<Utterance>;
}

export async function bundledProduct(): Promise<Product> {
  const voices = await startVoices();
  const handlers = inject('handlers');
  const worlds: RunningWorld[] = [];
  return {
    voices,
    handlers,
    says: (text) => voices.speak(text, 'caller'),
    async open(options = {}) {
      const world = await startInTurn({
        nowMs: openMs,
        speed: 8,
        knowledge: defaultKnowledge,
        handlers,
        voices,
        ...options,
      });
      worlds.push(world);
      await world.lambda.warm('contact-event', 1);
      return world;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(worlds.map((world) => world.close()));
      await voices.close();
    },
  };
}
