import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentEnvironment } from '../aws/environment.ts';
import { embed } from '../model/embed.ts';
import { ModelError } from '../model/model-error.ts';
import type { BodyChunk } from './chunk-body.ts';
import { embeddedText } from './knowledge-vector.ts';

const atOnce = 8;
/** Pauses before the further tries of a text that was throttled or met a broken service. */
const pausesMs = [200, 1_000, 4_000];

export interface EmbeddedChunk extends BodyChunk {
  readonly embedding: readonly number[];
}

/**
 * Embeds each chunk under its headings, 8 at a time; those whose text is in `known` are not embedded again. Rejects when
 * one fails for good.
 */
export async function embedChunks(
  chunks: readonly BodyChunk[],
  known: ReadonlyMap<string, readonly number[]>,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<EmbeddedChunk[]> {
  const embedded: EmbeddedChunk[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < chunks.length; index = next++) {
      const chunk = chunks[index];
      if (chunk === undefined) return;
      const text = embeddedText(chunk);
      const embedding = known.get(text) ?? (await embedPatiently(text, environment, signal));
      embedded[index] = { ...chunk, embedding };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return embedded;
}

async function embedPatiently(
  text: string,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<readonly number[]> {
  for (const pauseMs of pausesMs) {
    try {
      return await embed(text, environment, signal);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      await sleep(pauseMs, undefined, { signal });
    }
  }
  return embed(text, environment, signal);
}
