import type { AgentEnvironment } from '../aws/environment.ts';
import { writeTimeoutMs } from '../aws/s3vectors.ts';
import { embeddedText, vectorMetadataSchema } from './knowledge-vector.ts';
import { vectorPages } from './vector-pages.ts';

/** A vector of any version, as publishing sees it. */
export interface StoredVector {
  readonly key: string;
  readonly version: string;
  readonly storedAtMs: number;
  readonly embeddedBy: string | undefined;
  readonly embeddedText: string;
  readonly embedding: readonly number[];
}

/** Everything that is in the index, of every version. */
export async function listVectors(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<StoredVector[]> {
  const found: StoredVector[] = [];
  for await (const page of vectorPages(environment, signal, writeTimeoutMs)) {
    for (const { key, data, metadata } of page) {
      const parsed = vectorMetadataSchema.safeParse(metadata);
      if (key === undefined || !parsed.success) continue;
      const { version, embeddedBy, storedAtMs = 0 } = parsed.data;
      const embedding = data?.float32 ?? [];
      const text = embeddedText(parsed.data);
      found.push({ key, version, storedAtMs, embeddedBy, embeddedText: text, embedding });
    }
  }
  return found;
}
