import {
  type Item,
  type Result,
  StartStreamTranscriptionCommand,
  TranscribeStreamingClient,
} from '@aws-sdk/client-transcribe-streaming';

/**
 * A stream on which nothing moves, in either direction, is given up: one that cannot connect, or takes no audio any
 * more, once what the connection holds is full (a few seconds of it). Audio, or silence in its place, is sent at least
 * every 5 s. One that takes audio and gives no word is the listener's to judge, and it judges sooner.
 */
const STILL_MS = 10_000;

/** One result of Transcribe: a stretch of speech, sent again and again until it is final. Times from the start of the stream. */
export interface TranscribeResult {
  /** The same in every version of a stretch. */
  readonly resultId: string;
  readonly final: boolean;
  readonly items: readonly TranscribeItem[];
}

export interface TranscribeItem {
  readonly text: string;
  readonly punctuation: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** Transcribe will not change it any more. */
  readonly stable: boolean;
}

export interface TranscribeOptions {
  readonly languageCode: string;
  readonly sampleRateHz: number;
}

/**
 * Sends 16-bit little-endian PCM and yields each result as it comes.
 * The end of the iteration proves nothing: a cut connection ends it quietly as well. Only aborting ends the
 * request; leaving the loop does not. Throws what Transcribe answers (LimitExceededException, BadRequestException
 * after 15 s without audio, …).
 * Audio is pulled while the first answer is still awaited: `send` resolves only on the first event.
 */
export async function* transcribe(
  audio: AsyncIterable<Uint8Array>,
  options: TranscribeOptions,
  signal: AbortSignal,
): AsyncGenerator<TranscribeResult> {
  // Retries belong to the caller, who knows which audio has to be sent again.
  client ??= new TranscribeStreamingClient({
    maxAttempts: 1,
    // A connection for each stream, as the SDK does by default.
    requestHandler: { disableConcurrentStreams: true, requestTimeout: STILL_MS },
  });
  const command = new StartStreamTranscriptionCommand({
    // The SDK's type lists the languages of its own version; the configuration is checked by the service.
    LanguageCode: options.languageCode as NonNullable<StartInput['LanguageCode']>,
    MediaEncoding: 'pcm',
    MediaSampleRateHertz: options.sampleRateHz,
    EnablePartialResultsStabilization: true,
    PartialResultsStability: 'high',
    AudioStream: audioEvents(audio),
  });
  const response = await client.send(command, { abortSignal: signal });
  for await (const event of response.TranscriptResultStream ?? []) {
    for (const result of event.TranscriptEvent?.Transcript?.Results ?? []) yield readResult(result);
  }
}

type StartInput = ConstructorParameters<typeof StartStreamTranscriptionCommand>[0];

let client: TranscribeStreamingClient | undefined;

async function* audioEvents(audio: AsyncIterable<Uint8Array>) {
  for await (const chunk of audio) yield { AudioEvent: { AudioChunk: chunk } };
}

/** Seconds to ms; of several alternatives the first is the best. */
export function readResult(result: Result): TranscribeResult {
  const startMs = (result.StartTime ?? 0) * 1000;
  const endMs = (result.EndTime ?? result.StartTime ?? 0) * 1000;
  const final = result.IsPartial === false;
  const [best] = result.Alternatives ?? [];
  const items = best?.Items ?? [];
  return {
    resultId: result.ResultId ?? `at-${startMs}`,
    final,
    items:
      items.length > 0
        ? items.map((item) => readItem(item, { startMs, endMs, final }))
        : spread(best?.Transcript ?? '', { startMs, endMs, final }),
  };
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly final: boolean;
}

function readItem(item: Item, stretch: Stretch): TranscribeItem {
  const startMs = item.StartTime === undefined ? stretch.startMs : item.StartTime * 1000;
  return {
    text: item.Content ?? '',
    punctuation: item.Type === 'punctuation',
    startMs,
    endMs: item.EndTime === undefined ? startMs : item.EndTime * 1000,
    stable: stretch.final || item.Stable === true,
  };
}

/** The words of a transcript that came without items, at even distances. */
function spread(transcript: string, stretch: Stretch): TranscribeItem[] {
  const words = transcript.split(/\s+/).filter((word) => word !== '');
  const stepMs = (stretch.endMs - stretch.startMs) / Math.max(1, words.length);
  return words.map((text, index) => ({
    text,
    punctuation: false,
    startMs: stretch.startMs + index * stepMs,
    endMs: stretch.startMs + (index + 1) * stepMs,
    stable: stretch.final,
  }));
}
