import { randomUUID } from 'node:crypto';
import {
  type AudioStream,
  StartStreamTranscription$,
  type StartStreamTranscriptionRequest,
  type StartStreamTranscriptionResponse,
} from '@aws-sdk/client-transcribe-streaming';
import { AwsError } from '../../wire/aws-error.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { restJsonService } from '../../wire/json-service.ts';
import { operation } from '../../wire/operation.ts';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';
import { Recognizer } from './recognizer.ts';
import type { Snapshot } from './segment.ts';
import { readStreamSettings } from './stream-settings.ts';
import { transcriptStream } from './transcript-stream.ts';

export interface Transcribe {
  readonly url: string;
  /** Tells every result that is sent, as it is sent. Returns how to stop. */
  onTranscript(listener: (heard: TranscriptHeard) => void): () => void;
  close(): Promise<void>;
}

export interface TranscriptHeard {
  readonly contactId: string | undefined;
  /** The same for all versions of one stretch of speech. */
  readonly resultId: string;
  readonly text: string;
  readonly final: boolean;
}

/** Transcribe quotas, "Number of concurrent HTTP/2 streams". */
const CONCURRENT_STREAMS = 25;

/** Amazon Transcribe's streaming over HTTP/2. It hears what the audio carries, and is told nothing else. */
export async function startTranscribe(world: World): Promise<Transcribe> {
  const listeners = new Set<(heard: TranscriptHeard) => void>();
  const most = world.quotas === 'raised-quotas' ? Number.POSITIVE_INFINITY : CONCURRENT_STREAMS;
  let open = 0;

  const startStream = operation<StartStreamTranscriptionRequest, StartStreamTranscriptionResponse>(
    StartStreamTranscription$,
    {
      resourceOf: (input) => input.LanguageCode,
      async answer({ AudioStream: audio, ...request }, exchange) {
        const settings = readStreamSettings(request as StartStreamTranscriptionRequest);
        if (open >= most) throw limitExceeded();
        open += 1;
        let counted = true;
        const release = () => {
          if (counted) open -= 1;
          counted = false;
        };
        exchange.signal.addEventListener('abort', release);
        const recognizer = recognizerOf(world, exchange, settings.stability);
        const onResult = (snapshot: Snapshot) => {
          const text = snapshot.words.map((word) => word.text).join(' ');
          const { resultId, final } = snapshot;
          for (const listener of listeners)
            listener({ contactId: exchange.contactId, resultId, text, final });
        };
        const { clock } = world;
        const parts = { recognizer, settings, clock, signal: exchange.signal, onResult, onEnd: release };
        return {
          ...request,
          RequestId: randomUUID(),
          SessionId: request.SessionId ?? randomUUID(),
          TranscriptResultStream: transcriptStream(audio ?? nothing(), parts),
        };
      },
    },
  );
  const service = restJsonService({
    name: 'transcribe',
    operations: [startStream],
    invalid: { name: 'BadRequestException', status: 400 },
    throttling: { name: 'LimitExceededException', status: 429, message: limitExceeded().message },
    failure: { name: 'InternalFailureException', status: 500 },
  });
  const listener = await serve(world, service, 'h2c');
  return {
    url: listener.url,
    close: listener.close,
    onTranscript(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}

function recognizerOf(
  world: World,
  { contactId }: Exchange,
  stability: 'high' | 'medium' | 'low' | undefined,
): Recognizer {
  return new Recognizer({
    stability,
    seed: world.seed,
    partialMs: () => world.delays.draw('transcribe.partial', { contactId }),
    finalMs: () => world.delays.draw('transcribe.final', { contactId }),
  });
}

function limitExceeded(): AwsError {
  return new AwsError(
    'LimitExceededException',
    'You have reached your account limit of concurrent streams. Wait until a stream has ended, or raise the quota.',
    { status: 429 },
  );
}

/** A body without an event stream is a body without audio. */
async function* nothing(): AsyncGenerator<AudioStream> {}
