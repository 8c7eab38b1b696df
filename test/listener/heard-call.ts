import { vi } from 'vitest';
import type { AudioFrame } from '../../lambdas/listener/audio-frame.ts';
import type { ListenToOptions, listenTo } from '../../lambdas/listener/listen-to.ts';
import type { ListenerEvent } from '../../lambdas/listener/listener-event.ts';
import type { Fault } from '../../simulator/faults.ts';
import { startTranscribe } from '../../simulator/services/transcribe/start-transcribe.ts';
import { decodeMulaw } from '../../simulator/voices/mulaw.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';
import type { World } from '../../simulator/world.ts';
import { testWorld } from '../simulator/test-world.ts';
import { frames, joined, type Sound, silence } from './recorded-sound.ts';

export interface HeardCall extends AsyncDisposable {
  readonly world: World;
  /** Listens to a sound until it has ended, or for as long as `options.frames` goes on. */
  listen(sound: Sound, options?: HearingOptions): Promise<ListenerEvent[]>;
}

export interface HearingOptions extends Partial<ListenToOptions> {
  /** How much faster than real time the audio comes. @default 8 */
  readonly pace?: number;
  readonly signal?: AbortSignal;
  /** Instead of the sound. */
  readonly frames?: AsyncIterable<AudioFrame>;
  readonly onEvent?: (event: ListenerEvent) => void;
}

/** Ears on a Transcribe of their own: endpoints are kept for the life of a module. */
export async function heardCall(
  faults: readonly Omit<Fault, 'service'>[] = [],
  delaysMs: Readonly<Record<string, number>> = {},
): Promise<HeardCall> {
  const world = testWorld({ faults: faults.map((fault) => ({ service: 'transcribe', ...fault })), delaysMs });
  const transcribe = await startTranscribe(world);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: transcribe.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'ASIATESTER',
    AWS_SECRET_ACCESS_KEY: 'secret',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  vi.resetModules();
  const { listenTo: freshListenTo } = await import('../../lambdas/listener/listen-to.ts');
  return {
    world,
    listen: (sound, options = {}) => collect(freshListenTo, sound, options),
    [Symbol.asyncDispose]: () => transcribe.close(),
  };
}

async function collect(
  listen: typeof listenTo,
  sound: Sound,
  { pace = 8, signal = new AbortController().signal, onEvent, ...options }: HearingOptions,
): Promise<ListenerEvent[]> {
  const events: ListenerEvent[] = [];
  const context = { playing: () => undefined, patience: () => 1, languageCode: 'en-US', fromMs: CALL_MS };
  const heard = listen(options.frames ?? paced(sound, pace), { ...context, ...options }, signal);
  for await (const event of heard) {
    events.push(event);
    onEvent?.(event);
  }
  return events;
}

/** Producer time at which each call begins. */
export const CALL_MS = Date.parse('2026-11-20T09:00:00Z');

export async function* paced(sound: Sound, pace: number): AsyncGenerator<AudioFrame> {
  const startedMs = performance.now();
  for (const frame of frames(sound, CALL_MS)) {
    const dueMs = (frame.startMs - CALL_MS + 64) / pace;
    const aheadMs = dueMs - (performance.now() - startedMs);
    if (aheadMs > 1) await new Promise((resolve) => setTimeout(resolve, aheadMs));
    yield frame;
  }
}

/** What a caller says, with silences of so many ms between. */
export async function spoken(voices: Voices, ...parts: readonly (string | number)[]): Promise<Sound> {
  const sounds = parts.map(async (part) =>
    typeof part === 'number' ? silence(part) : decodeMulaw((await voices.speak(part, 'caller')).mulaw),
  );
  return joined(...(await Promise.all(sounds)));
}
