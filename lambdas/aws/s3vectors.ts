import { S3VectorsClient } from '@aws-sdk/client-s3vectors';

let client: S3VectorsClient | undefined;

/**
 * The S3 Vectors client of this environment, made once. Three tries within the SDK's own back-off. Every try has a
 * limit until its answer begins: a query takes "as low as 100 ms" warm and is "sub-second" cold (S3 Vectors user
 * guide), of which 1,500 ms is the double (assumed). Who writes many vectors asks for `writeTimeoutMs` instead.
 */
export function s3vectors(): S3VectorsClient {
  client ??= new S3VectorsClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  });
  return client;
}

/** For requests of a publish, in which nobody waits: 200 vectors of 1,024 numbers are some 2.4 MB to send. */
export const writeTimeoutMs = 10_000;
