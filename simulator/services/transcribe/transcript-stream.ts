import type { AudioStream, TranscriptResultStream } from '@aws-sdk/client-transcribe-streaming';
import type { Clock } from '../../clock.ts';
import { decodeChunk } from './decode-chunk.ts';
import type { Recognizer } from './recognizer.ts';
import type { Snapshot } from './segment.ts';
import { badRequest, type StreamSettings } from './stream-settings.ts';
import { writeResult } from './write-result.ts';

/** Reported by many as what Transcribe ends a silent stream with. */
const AUDIO_LIMIT_MS = 15_000;

export interface TranscriptStreamParts {
  readonly recognizer: Recognizer;
  readonly settings: StreamSettings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onResult: (snapshot: Snapshot) => void;
  /** Called once when the stream is over, however it ended. */
  readonly onEnd: () => void;
}

/**
 * Audio in, results out, each when it is due. After the end of the audio come the results that are still on their way,
 * the final one last. Throws `BadRequestException` after 15 s without audio, and for audio that cannot be used.
 */
export async function* transcriptStream(
  events: AsyncIterable<AudioStream>,
  parts: TranscriptStreamParts,
): AsyncGenerator<TranscriptResultStream, void, undefined> {
  try {
    for await (const snapshot of snapshots(events, parts)) {
      parts.onResult(snapshot);
      yield { TranscriptEvent: { Transcript: { Results: [writeResult(snapshot)] } } };
    }
  } finally {
    parts.onEnd();
  }
}

async function* snapshots(
  events: AsyncIterable<AudioStream>,
  { recognizer, settings, clock, signal }: TranscriptStreamParts,
): AsyncGenerator<Snapshot, void, undefined> {
  const input = events[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<AudioStream>> | undefined = input.next();
  let audioByMs = clock.nowMs() + AUDIO_LIMIT_MS;
  try {
    for (;;) {
      const dueAtMs = recognizer.dueAtMs ?? Number.POSITIVE_INFINITY;
      const untilMs = next ? Math.min(dueAtMs, audioByMs) : dueAtMs;
      if (untilMs === Number.POSITIVE_INFINITY) return;

      const event: IteratorResult<AudioStream> | undefined = await arrival(next, untilMs, clock, signal);
      if (event?.done) {
        if (signal.aborted) return;
        next = undefined;
        recognizer.end();
      } else if (event) {
        const chunk = audioOf(event.value);
        if (chunk.length > 0) {
          recognizer.hear(decodeChunk(chunk, settings), clock.nowMs());
          audioByMs = clock.nowMs() + AUDIO_LIMIT_MS;
        }
        next = input.next();
      } else if (next && clock.nowMs() >= audioByMs) {
        throw badRequest('Your request timed out because no new audio was received for 15 seconds.');
      }
      yield* recognizer.take(clock.nowMs());
    }
  } finally {
    // Left in the middle, it fails with the connection, and nobody waits for it any more.
    next?.catch(() => undefined);
  }
}

function audioOf(event: AudioStream): Uint8Array {
  if (!event.AudioEvent) throw badRequest('The Transcribe stand-in takes AudioEvents only.');
  return event.AudioEvent.AudioChunk ?? new Uint8Array(0);
}

/** What comes in before `untilMs`, or `undefined`. */
async function arrival<Event>(
  next: Promise<Event> | undefined,
  untilMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<Event | undefined> {
  const timer = new AbortController();
  const late = clock
    .sleep(untilMs - clock.nowMs(), AbortSignal.any([signal, timer.signal]))
    .then(() => undefined);
  try {
    return await Promise.race(next ? [next, late] : [late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}
