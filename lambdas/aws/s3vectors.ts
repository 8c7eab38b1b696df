import { S3VectorsClient } from '@aws-sdk/client-s3vectors';

let client: S3VectorsClient | undefined;

/** The S3 Vectors client of this environment, made once. Three tries within the SDK's own back-off. */
export function s3vectors(): S3VectorsClient {
  client ??= new S3VectorsClient({ maxAttempts: 3 });
  return client;
}
