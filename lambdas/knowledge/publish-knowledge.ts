import { createHash } from 'node:crypto';
import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import type { ActiveKnowledge, Phrase } from './active-knowledge.ts';
import { embedChunks } from './embed-chunks.ts';
import { parseKnowledge } from './parse-knowledge.ts';
import { longestStallMs, type PhraseName, phraseTexts } from './phrases.ts';
import { removeOldVectors } from './remove-old-vectors.ts';
import { storeVectors } from './store-vectors.ts';
import { switchActiveKnowledge } from './switch-active-knowledge.ts';

/** Makes prompts of the texts; a text that is not in the answer stays without one. */
export type RenderPhrases = (
  texts: Readonly<Record<PhraseName, string>>,
  environment: AgentEnvironment,
  signal: AbortSignal,
) => Promise<Readonly<Partial<Record<string, { promptUri?: string; durationMs: number }>>>>;

export interface PublishRequest {
  readonly source: string;
  readonly fileName: string;
  /** When the file was saved, epoch ms. */
  readonly publishedAtMs: number;
  readonly environment: AgentEnvironment;
  readonly renderPhrases: RenderPhrases;
}

/**
 * Publishes a knowledge file: parse, chunk, embed, store under a new version, render the stock phrases, and only
 * then switch. A bad file throws `KnowledgeFileError` and changes nothing; so does any failure before the switch.
 * @returns the new active version, or `undefined` when a newer save had been published meanwhile.
 */
export async function publishKnowledge(
  { source, fileName, publishedAtMs, environment, renderPhrases }: PublishRequest,
  signal: AbortSignal,
): Promise<ActiveKnowledge | undefined> {
  const { profile, chunks } = parseKnowledge(source, fileName);
  const version = versionOf(source, publishedAtMs);
  const texts = phraseTexts(profile);
  const [prompts] = await Promise.all([
    renderPhrases(texts, environment, signal),
    embedChunks(chunks, environment, signal).then((vectors) =>
      storeVectors(version, vectors, environment, signal),
    ),
  ]);
  const stallMs = prompts['oneMoment']?.durationMs ?? 0;
  if (stallMs > longestStallMs) {
    logger.warn('The stall phrase is long in this voice: replies behind it will be late.', { stallMs });
  }
  const { name, ...rest } = profile;
  const phrases = Object.fromEntries(
    Object.entries(texts).map(([phrase, text]) => [phrase, withPrompt(text, prompts[phrase])]),
  ) as Record<PhraseName, Phrase>;
  const knowledge = { ...rest, businessName: name, version, phrases, chunkCount: chunks.length };

  const switched = await switchActiveKnowledge(knowledge, publishedAtMs, environment, signal);
  if (!switched.done) return undefined;
  // Calls that are under way still answer from the version that they began with.
  await removeOldVectors([version, switched.replaced ?? version], environment, signal);
  return knowledge;
}

function withPrompt(text: string, prompt: { promptUri?: string; durationMs: number } | undefined): Phrase {
  if (prompt?.promptUri === undefined) return { text };
  return { text, promptUri: prompt.promptUri, durationMs: prompt.durationMs };
}

/** Sorts by the time of the save; the same save published twice is the same version. */
function versionOf(source: string, publishedAtMs: number): string {
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return `v${Math.round(publishedAtMs).toString(36)}-${digest}`;
}
