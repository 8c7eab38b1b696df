type ConnectSdk = typeof import('@aws-sdk/client-connect');

export interface Connect {
  readonly client: InstanceType<ConnectSdk['ConnectClient']>;
  /** The module itself, for its commands. */
  readonly sdk: ConnectSdk;
}

let loading: Promise<Connect> | undefined;

/**
 * The Connect client of this environment, made once, on first use: it is large, and no turn of a call needs it. One try,
 * of at most 5 s: the whole account has two requests a second, so who asks keeps the pace and tries again.
 */
export function connect(): Promise<Connect> {
  loading ??= import('@aws-sdk/client-connect').then((sdk) => ({
    client: new sdk.ConnectClient({
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    }),
    sdk,
  }));
  return loading;
}
