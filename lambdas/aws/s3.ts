type S3Sdk = typeof import('@aws-sdk/client-s3');

export interface S3 {
  readonly client: InstanceType<S3Sdk['S3Client']>;
  /** The module itself, for its commands. */
  readonly sdk: S3Sdk;
}

let loading: Promise<S3> | undefined;

/**
 * The S3 client of this environment, made once. It is the largest of the SDK's clients, so it is loaded on first
 * use and never by a function that only imports this file.
 */
export function s3(): Promise<S3> {
  loading ??= import('@aws-sdk/client-s3').then((sdk) => ({
    client: new sdk.S3Client({ maxAttempts: 2 }),
    sdk,
  }));
  return loading;
}
