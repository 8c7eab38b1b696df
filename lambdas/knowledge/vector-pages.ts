import { type ListOutputVector, paginateListVectors } from '@aws-sdk/client-s3vectors';
import type { AgentEnvironment } from '../aws/environment.ts';
import { s3vectors } from '../aws/s3vectors.ts';

/** Every vector of the index, of all versions, with its data and metadata, as S3 Vectors gives them. */
export async function* vectorPages(
  environment: AgentEnvironment,
  signal: AbortSignal,
  requestTimeout?: number,
): AsyncGenerator<readonly ListOutputVector[]> {
  const pages = paginateListVectors(
    { client: s3vectors() },
    {
      vectorBucketName: environment.VECTOR_BUCKET,
      indexName: environment.VECTOR_INDEX,
      returnData: true,
      returnMetadata: true,
    },
    { abortSignal: signal, ...(requestTimeout === undefined ? {} : { requestTimeout }) },
  );
  for await (const page of pages) yield page.vectors ?? [];
}
