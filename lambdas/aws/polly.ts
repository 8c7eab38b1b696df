import { PollyClient } from '@aws-sdk/client-polly';
import { NodeHttp2Handler } from '@smithy/node-http-handler';

let client: PollyClient | undefined;

/** Unused for so long, a connection may have been dropped on the way without a word. */
const IDLE_MS = 60_000;

/**
 * The Polly client of this environment, made once. The SDK's default for Polly opens a connection for every request;
 * here only event streams do, and SynthesizeSpeech finds one open. One try: the speaker's ladder is what is done instead,
 * and it is faster than the SDK's back-off. The SDK's own log lines are dropped: the ladder tells what failed,
 * and the SDK's lines hold what is to be said.
 */
export function polly(): PollyClient {
  client ??= new PollyClient({
    maxAttempts: 1,
    requestHandler: new NodeHttp2Handler({ disableConcurrentStreams: false, sessionTimeout: IDLE_MS }),
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  return client;
}

function ignore(): void {}
