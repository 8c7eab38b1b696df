import { inject } from 'vitest';
import { Publications } from '../../simulator/publications.ts';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import { type RunningWorld, startWorld, type WorldOptions } from '../../simulator/start-world.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { Utterance, Voices } from '../../simulator/voices/utterance.ts';

/** Of all files that this process runs. */
export const publications = new Publications();

/** A weekday morning of the sample business. */
export const openMs = Date.parse('2026-11-23T10:00:00-08:00');

/** The bundled product and the voices that all worlds of a file share. */
export interface Product extends AsyncDisposable {
  readonly voices: Voices;
  readonly handlers: Readonly<Record<string, string>>;
  /** A world of its own: without delays, four times as fast as real time. */
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
      const world = await startWorld({
        nowMs: openMs,
        speed: 4,
        knowledge: defaultKnowledge,
        handlers,
        voices,
        publications,
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
