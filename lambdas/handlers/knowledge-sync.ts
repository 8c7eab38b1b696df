import * as z from 'zod/mini';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { putFirstKnowledge } from '../knowledge/put-first-knowledge.ts';
import { readKnowledgeFile } from '../knowledge/read-knowledge-file.ts';
import { comparableSequencer } from '../knowledge/sequencer.ts';
import { type SyncResult, syncKnowledge } from '../knowledge/sync-knowledge.ts';
import { renderPhrases } from '../speaker/render-phrases.ts';

export type KnowledgeSyncAnswer = SyncResult | { readonly status: 'ignored' };

/** Longest publish; below the function's own limit of five minutes. */
const limitMs = 290_000;

/** What is read of an S3 event. `null` is what a function is given that was invoked with nothing. */
const eventSchema = z.nullable(
  z.object({
    Records: z.optional(
      z.array(
        z.object({
          s3: z.object({
            object: z.object({
              key: z.string(),
              versionId: z.optional(z.nullable(z.string())),
              sequencer: z.optional(z.string()),
            }),
          }),
        }),
      ),
    ),
  }),
);

/**
 * Publishes the knowledge file: the very save that an S3 event tells of, or on an event without records (each
 * deployment ends with one) the file as it is now, which it puts there if there is none. A file with problems changes
 * nothing, nor does an event of another kind. A failed service rejects, and Lambda tries again.
 */
export async function handler(event: unknown): Promise<KnowledgeSyncAnswer> {
  const environment = readEnvironment();
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    // Not thrown: Lambda would try the same event twice more.
    logger.error('This is no S3 event and not {}; check what sends it here');
    return { status: 'ignored' };
  }
  const signal = AbortSignal.timeout(limitMs);
  const records = parsed.data?.Records;
  // S3 puts one record into an event.
  const saved = records?.find((record) => keyOf(record.s3.object.key) === environment.KNOWLEDGE_KEY);
  if (records !== undefined && saved === undefined) return { status: 'ignored' };
  if (records === undefined) await putFirstKnowledge(new URL('.', import.meta.url), environment, signal);
  const { versionId, sequencer } = { ...saved?.s3.object };
  const result = await syncKnowledge(
    () => readKnowledgeFile(environment, versionId ?? undefined, signal),
    comparableSequencer(sequencer),
    { environment, renderPhrases },
    signal,
  );
  if (result.status === 'published') {
    const { version, chunkCount, embedded } = result;
    logger.info('Knowledge published.', { version, chunkCount, embedded });
  } else if (result.status === 'refused') {
    logger.warn('Knowledge refused.', { problems: result.problems.length });
  }
  return result;
}

/** Keys in S3 events are form-encoded; one that is not is no key of ours. */
function keyOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}
