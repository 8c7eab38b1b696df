import * as z from 'zod/mini';

/**
 * A chunk as it lies in S3 Vectors: key `<version>/<chunk id>`. The index declares `text`, `headings` and
 * `lines` as not filterable (only 2 KB of metadata may be filterable).
 */
export interface KnowledgeVector {
  readonly chunkId: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly embedding: Float32Array;
}

export const nonFilterableMetadata = ['text', 'headings', 'lines'] as const;

export const vectorMetadataSchema = z.object({
  version: z.string(),
  chunkId: z.string(),
  text: z.string(),
  /** One a line: whether an empty list may be metadata is not documented. */
  headings: z.pipe(
    z.string(),
    z.transform((lines): readonly string[] => lines.split('\n').filter((heading) => heading !== '')),
  ),
  /** As `embedderOf` names it. */
  embeddedBy: z.optional(z.string()),
  /** Epoch ms. */
  storedAtMs: z.optional(z.number()),
});

export function vectorKey(version: string, chunkId: string): string {
  return `${version}/${chunkId}`;
}

/** What of a chunk is embedded. */
export function embeddedText({ headings, text }: Pick<KnowledgeVector, 'headings' | 'text'>): string {
  return `${headings.join(' > ')}\n${text}`;
}
