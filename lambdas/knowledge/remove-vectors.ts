import { DeleteVectorsCommand } from '@aws-sdk/client-s3vectors';
import type { AgentEnvironment } from '../aws/environment.ts';
import { s3vectors, writeTimeoutMs } from '../aws/s3vectors.ts';

/** DeleteVectors takes 500 keys a request. */
const batchSize = 500;

/** Deletes vectors by their keys; those that are gone already are no fault. */
export async function removeVectors(
  keys: readonly string[],
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < keys.length; start += batchSize) {
    const command = new DeleteVectorsCommand({
      vectorBucketName: environment.VECTOR_BUCKET,
      indexName: environment.VECTOR_INDEX,
      keys: keys.slice(start, start + batchSize),
    });
    await s3vectors().send(command, { abortSignal: signal, requestTimeout: writeTimeoutMs });
  }
}
