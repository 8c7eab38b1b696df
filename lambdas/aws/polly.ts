import { PollyClient } from '@aws-sdk/client-polly';
import { NodeHttp2Handler } from '@smithy/node-http-handler';

let client: PollyClient | undefined;

/** Unused for so long, a connection may have been dropped on the way without a word. */
const IDLE_MS = 60_000;

/**
 * A request on which nothing moves, in either direction, is given up. A stream opened ahead is kept alive every 4 s,
 * and Polly itself ends one after 5 s without input; the speaker's deadlines are shorter than this while a caller waits.
 */
const STILL_MS = 8_000;

/**
 * The Polly client of this environment, made once. The SDK's default for Polly opens a connection for every request;
 * here only event streams do, and SynthesizeSpeech finds one open. One try: the speaker's ladder is what is done instead,
 * and it is faster than the SDK's back-off. The SDK's own log lines are dropped: the ladder tells what failed,
 * and the SDK's lines hold what is to be said.
 */
export function polly(): PollyClient {
  client ??= new PollyClient({
    maxAttempts: 1,
    requestHandler: new NodeHttp2Handler({
      disableConcurrentStreams: false,
      sessionTimeout: IDLE_MS,
      requestTimeout: STILL_MS,
    }),
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  return client;
}

function ignore(): void {}
