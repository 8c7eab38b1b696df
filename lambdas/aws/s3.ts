type S3Sdk = typeof import('@aws-sdk/client-s3');

export interface S3 {
  readonly client: InstanceType<S3Sdk['S3Client']>;
  /** The module itself, for its commands. */
  readonly sdk: S3Sdk;
}

let loading: Promise<S3> | undefined;

/**
 * The S3 client of this environment, made once. It is the largest of the SDK's clients, so it is loaded on first
 * use and never by a function that only imports this file. Every try has a limit: a prompt is stored within 60 to
 * 133 ms (published for 60 kB from Lambda), small objects are read within 150 ms (assumed). On the path of a turn the
 * speaker's own deadlines are shorter; this is for what has none, a publish for one.
 */
export function s3(): Promise<S3> {
  loading ??= import('@aws-sdk/client-s3').then((sdk) => ({
    client: new sdk.S3Client({
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
    }),
    sdk,
  }));
  return loading;
}
