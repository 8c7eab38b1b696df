import {
  StartStreamTranscription$,
  type StartStreamTranscriptionRequest,
  type StartStreamTranscriptionResponse,
  TranscribeStreamingClient,
} from '@aws-sdk/client-transcribe-streaming';
import type { Exchange } from '../../../simulator/wire/exchange.ts';
import { restJsonService } from '../../../simulator/wire/json-service.ts';
import type { Listener } from '../../../simulator/wire/listen.ts';
import { operation } from '../../../simulator/wire/operation.ts';
import { serve } from '../../../simulator/wire/serve.ts';
import { credentials, open, type ServingOptions, worldOf } from './serving.ts';

export const transcription = {
  LanguageCode: 'en-US',
  MediaSampleRateHertz: 8000,
  MediaEncoding: 'pcm',
} as const;

type Echo = (
  input: StartStreamTranscriptionRequest,
  exchange: Exchange,
) => NonNullable<StartStreamTranscriptionResponse['TranscriptResultStream']>;

export async function echoServer(options: ServingOptions, answer: Echo = echo) {
  const world = worldOf(options);
  const service = restJsonService({
    name: 'transcribe',
    invalid: { name: 'BadRequestException', status: 400 },
    operations: [
      operation<StartStreamTranscriptionRequest, StartStreamTranscriptionResponse>(
        StartStreamTranscription$,
        {
          answer: async (input, exchange) => ({
            SessionId: 's-1',
            TranscriptResultStream: answer(input, exchange),
          }),
        },
      ),
    ],
  });
  const server: Listener = await serve(world, service, 'h2c');
  const client = new TranscribeStreamingClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts: 1,
    // The SDK warns of each stream that fails, which is what the tests are about.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  open.push(server, { close: () => client.destroy() });
  return { world, server, client };
}

async function* echo(input: StartStreamTranscriptionRequest) {
  for await (const { AudioEvent: heard } of input.AudioStream ?? []) {
    const text = Buffer.from(heard?.AudioChunk ?? []).toString();
    yield { TranscriptEvent: { Transcript: { Results: [{ ResultId: text }] } } };
  }
}

export async function* audio(words: readonly string[]) {
  for (const word of words) yield { AudioEvent: { AudioChunk: Buffer.from(word) } };
}
