import { PutVectorsCommand } from '@aws-sdk/client-s3vectors';
import type { AgentEnvironment } from '../aws/environment.ts';
import { s3vectors, writeTimeoutMs } from '../aws/s3vectors.ts';
import type { EmbeddedChunk } from './embed-chunks.ts';
import { embedderOf } from './knowledge-save.ts';
import { vectorKey } from './knowledge-vector.ts';

/** S3 Vectors takes 500 vectors and 20 MiB a request; 1,024 numbers are about 12 KB of JSON. */
const batchSize = 200;

/** Writes all chunks of a version. Until the active version is switched, nobody reads them. */
export async function storeVectors(
  version: string,
  chunks: readonly EmbeddedChunk[],
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const nowMs = Date.now();
  for (let start = 0; start < chunks.length; start += batchSize) {
    const vectors = chunks
      .slice(start, start + batchSize)
      .map(({ id, headings, text, lines, embedding }) => ({
        key: vectorKey(version, id),
        data: { float32: [...embedding] },
        metadata: {
          version,
          chunkId: id,
          text,
          headings: headings.join('\n'),
          lines: `${lines.from}-${lines.to}`,
          embeddedBy: embedderOf(environment),
          storedAtMs: nowMs,
        },
      }));
    const command = new PutVectorsCommand({
      vectorBucketName: environment.VECTOR_BUCKET,
      indexName: environment.VECTOR_INDEX,
      vectors,
    });
    await s3vectors().send(command, { abortSignal: signal, requestTimeout: writeTimeoutMs });
  }
}
