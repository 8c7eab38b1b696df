import type { AgentEnvironment } from '../aws/environment.ts';
import { type KnowledgeVector, vectorKey, vectorMetadataSchema } from './knowledge-vector.ts';
import { vectorPages } from './vector-pages.ts';

/**
 * All vectors of one version. Throws when fewer are there than were published: the version has been removed, and an
 * agent that knows half of the file would send callers away for nothing.
 */
export async function readVectors(
  version: string,
  chunkCount: number,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<KnowledgeVector[]> {
  const found: KnowledgeVector[] = [];
  for await (const page of vectorPages(environment, signal)) {
    for (const { key, data, metadata } of page) {
      if (key?.startsWith(vectorKey(version, '')) !== true) continue;
      const parsed = vectorMetadataSchema.safeParse(metadata);
      if (!parsed.success || data?.float32 === undefined) continue;
      const { chunkId, headings, text } = parsed.data;
      found.push({ chunkId, headings, text, embedding: unit(data.float32) });
    }
  }
  if (found.length < chunkCount) {
    throw new Error(
      `Knowledge ${version} has ${found.length} of ${chunkCount} vectors. Publish the file again.`,
    );
  }
  return found;
}

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => (length === 0 ? 0 : value / length));
}
