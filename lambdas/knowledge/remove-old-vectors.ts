import { DeleteVectorsCommand, paginateListVectors } from '@aws-sdk/client-s3vectors';
import type { AgentEnvironment } from '../aws/environment.ts';
import { s3vectors, writeTimeoutMs } from '../aws/s3vectors.ts';

/** DeleteVectors takes 500 keys a request. */
const batchSize = 500;

/** Deletes the vectors of all versions but these. */
export async function removeOldVectors(
  keep: readonly string[],
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const where = { vectorBucketName: environment.VECTOR_BUCKET, indexName: environment.VECTOR_INDEX };
  const old: string[] = [];
  const patient = { abortSignal: signal, requestTimeout: writeTimeoutMs };
  for await (const page of paginateListVectors({ client: s3vectors() }, where, patient)) {
    for (const { key } of page.vectors ?? []) {
      if (key !== undefined && !keep.some((version) => key.startsWith(`${version}/`))) old.push(key);
    }
  }
  for (let start = 0; start < old.length; start += batchSize) {
    const command = new DeleteVectorsCommand({ ...where, keys: old.slice(start, start + batchSize) });
    await s3vectors().send(command, { abortSignal: signal, requestTimeout: writeTimeoutMs });
  }
}
