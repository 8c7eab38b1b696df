import { PollyClient } from '@aws-sdk/client-polly';

let client: PollyClient | undefined;

/**
 * The Polly client of this environment, made once. One try: the speaker's ladder is what is done instead,
 * and it is faster than the SDK's back-off.
 */
export function polly(): PollyClient {
  client ??= new PollyClient({ maxAttempts: 1 });
  return client;
}
