import * as z from 'zod/mini';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { KnowledgeFileError, type KnowledgeProblem } from '../knowledge/knowledge-problem.ts';
import { publishKnowledge } from '../knowledge/publish-knowledge.ts';
import { readKnowledgeFile } from '../knowledge/read-knowledge-file.ts';
import { renderPhrases } from '../speaker/render-phrases.ts';

/** `outdated`: a newer save had been published already. */
export type KnowledgeSyncAnswer =
  | { readonly status: 'published'; readonly version: string; readonly chunkCount: number }
  | { readonly status: 'outdated' | 'ignored' }
  | { readonly status: 'refused'; readonly problems: readonly KnowledgeProblem[] };

/** Longest publish; below the function's own limit of five minutes. */
const limitMs = 290_000;

/** What is read of an S3 event. `null` is what a function is given that was invoked with nothing. */
const eventSchema = z.nullable(
  z.object({
    Records: z.optional(z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) }))),
  }),
);

/**
 * Publishes the knowledge file as it is now, whatever save the event tells of: on an S3 event for it, or on `{}`
 * (each deploy ends with one). A file with problems changes nothing, nor does an event that is neither. A failed
 * service rejects, and Lambda tries again.
 */
export async function handler(event: unknown): Promise<KnowledgeSyncAnswer> {
  const environment = readEnvironment();
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    // Not thrown: Lambda would try the same event twice more.
    logger.error('This is no S3 event and not {}; check what sends it here');
    return { status: 'ignored' };
  }
  const keys = parsed.data?.Records?.map((record) => keyOf(record.s3.object.key));
  if (keys?.every((key) => key !== environment.KNOWLEDGE_KEY) === true) return { status: 'ignored' };
  const signal = AbortSignal.timeout(limitMs);
  const { source, savedAtMs } = await readKnowledgeFile(environment, signal);
  try {
    const request = {
      source,
      fileName: environment.KNOWLEDGE_KEY,
      publishedAtMs: savedAtMs,
      environment,
      renderPhrases,
    };
    const active = await publishKnowledge(request, signal);
    if (active === undefined) return { status: 'outdated' };
    const { version, chunkCount } = active;
    logger.info('Knowledge published.', { version, chunkCount });
    return { status: 'published', version, chunkCount };
  } catch (error) {
    if (!(error instanceof KnowledgeFileError)) throw error;
    logger.warn('Knowledge refused.', { problems: error.problems.length });
    return { status: 'refused', problems: error.problems };
  }
}

/** Keys in S3 events are form-encoded; one that is not is no key of ours. */
function keyOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}
