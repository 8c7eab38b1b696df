import { PollyClient } from '@aws-sdk/client-polly';

let client: PollyClient | undefined;

/**
 * The Polly client of this environment, made once. One try: the speaker's ladder is what is done instead,
 * and it is faster than the SDK's back-off. The SDK's own log lines are dropped: the ladder tells what failed,
 * and the SDK's lines hold what is to be said.
 */
export function polly(): PollyClient {
  client ??= new PollyClient({
    maxAttempts: 1,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  return client;
}

function ignore(): void {}
