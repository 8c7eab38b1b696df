import { createHash } from 'node:crypto';
import type { AgentEnvironment } from '../aws/environment.ts';

/** One save of the knowledge file. */
export interface KnowledgeSave {
  readonly source: string;
  /** Epoch ms, to the second: S3 tells no more. */
  readonly savedAtMs: number;
  /** As `comparableSequencer` writes it; absent when no event told of the save. */
  readonly sequencer?: string | undefined;
}

/** What vectors are made by: those of another model or length mean nothing to this one. */
export function embedderOf({ EMBEDDING_MODEL_ID, EMBEDDING_DIMENSIONS }: AgentEnvironment): string {
  return `${EMBEDDING_MODEL_ID}/${EMBEDDING_DIMENSIONS}`;
}

/** Sorts by the time of the save; the same save, embedded by the same model, is the same version. */
export function versionOf({ source, savedAtMs }: KnowledgeSave, environment: AgentEnvironment): string {
  const digest = createHash('sha256')
    .update(`${embedderOf(environment)}\n${source}`)
    .digest('hex')
    .slice(0, 8);
  return `v${Math.round(savedAtMs).toString(36)}-${digest}`;
}
