import { type AudioFrame, SAMPLES_PER_MS } from './audio-frame.ts';
import { AudioLog } from './audio-log.ts';
import { EventQueue } from './event-queue.ts';
import type { ListenerEvent } from './listener-event.ts';
import { Transcriber } from './transcriber.ts';
import {
  emptyTranscript,
  forgetWords,
  type Transcript,
  withNewStream,
  withResult,
  wordsAfter,
} from './transcript.ts';
import { type TurnContext, TurnTracker } from './turn-tracker.ts';
import { createVoiceActivity } from './voice-activity.ts';

export interface ListenToOptions extends TurnContext {
  /** Producer time before which words belong to turns that were answered already. */
  readonly fromMs: number;
}

/** The longest turn and what may be waiting before and after it, ms: 1.2 MB. */
const AUDIO_KEPT_MS = 75_000;
/** Words of the last sound are waited for this long after the audio has ended, ms. */
const LAST_WORDS_MS = 1500;

/**
 * What the caller says, from any road that carries their voice. Ends when the frames end or the signal is aborted;
 * throws what the frames throw, after the turn that was open. Never throws for Transcribe: it says `deaf` and goes on.
 */
export async function* listenTo(
  frames: AsyncIterable<AudioFrame>,
  options: ListenToOptions,
  signal: AbortSignal,
): AsyncGenerator<ListenerEvent> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const ears = new Ears(options);
  const closing = () => ears.events.end();
  signal.addEventListener('abort', closing, { once: true });
  const work = ears.run(frames, either);
  try {
    if (!signal.aborted) yield* ears.events;
    if (!signal.aborted) await work;
  } finally {
    over.abort();
    signal.removeEventListener('abort', closing);
    // After an abort nobody asks any more how the frames ended.
    work.catch(() => undefined);
  }
}

/** The listener of one call: voice activity, Transcribe and the turn, tied together. */
class Ears {
  readonly events = new EventQueue<ListenerEvent>();
  readonly #options: ListenToOptions;
  readonly #log = new AudioLog(AUDIO_KEPT_MS);
  readonly #tracker: TurnTracker;
  readonly #transcriber: Transcriber;
  #transcript: Transcript = emptyTranscript;
  #recovering = false;
  #timer: NodeJS.Timeout | undefined;
  #over = false;

  constructor(options: ListenToOptions) {
    this.#options = options;
    this.#tracker = new TurnTracker(options, options.fromMs);
    this.#transcriber = new Transcriber(this.#log, {
      opened: (fromMs) => {
        this.#transcript = withNewStream(this.#transcript, fromMs);
      },
      heard: (result, mediaMs) => {
        this.#transcript = withResult(this.#transcript, result, mediaMs);
        this.#recovering &&= !this.#caughtUp();
        this.#wordsCame();
      },
      lost: () => {
        this.#recovering = true;
        this.#wordsCame();
      },
      deaf: (reason) => this.#tell([{ type: 'deaf', reason }]),
    });
  }

  async run(frames: AsyncIterable<AudioFrame>, signal: AbortSignal): Promise<void> {
    const activity = await createVoiceActivity();
    const transcribed = this.#transcriber.run(this.#options.languageCode, signal);
    try {
      for await (const frame of frames) {
        if (signal.aborted) return;
        this.#log.append(frame);
        const reading = activity.hear(frame);
        const nowMs = Date.now();
        if (reading.speaking) this.#transcriber.voiced(frame.pcm.length / SAMPLES_PER_MS, nowMs);
        this.#tell(this.#tracker.hear(reading, nowMs));
      }
    } finally {
      this.#log.close();
      activity.close();
      if (!signal.aborted && this.#tracker.open) await withinMs(transcribed, LAST_WORDS_MS);
      this.#tell(this.#tracker.end(Date.now()));
      this.#over = true;
      clearTimeout(this.#timer);
      this.events.end();
    }
  }

  /** The new stream has words for all that the old one had, or is beyond it. */
  #caughtUp(): boolean {
    const newest = this.#transcript.streams.at(-1);
    const reachedMs = newest?.results.at(-1)?.words.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY;
    const last = wordsAfter(this.#transcript, this.#tracker.lockedToMs).at(-1);
    return last === undefined || last.endMs <= reachedMs;
  }

  #wordsCame(): void {
    const words = wordsAfter(this.#transcript, this.#tracker.lockedToMs);
    this.#tell(this.#tracker.read(words, this.#recovering, Date.now()));
  }

  #tell(events: readonly ListenerEvent[]): void {
    for (const event of events) this.events.push(event);
    this.#log.forgetBefore(this.#tracker.neededFromMs);
    this.#transcript = forgetWords(this.#transcript, this.#tracker.lockedToMs);
    this.#wakeLater();
  }

  #wakeLater(): void {
    clearTimeout(this.#timer);
    const { wakeAtMs } = this.#tracker;
    if (this.#over || wakeAtMs === undefined || wakeAtMs === Number.POSITIVE_INFINITY) return;
    const inMs = Math.max(1, wakeAtMs - Date.now());
    this.#timer = setTimeout(() => this.#tell(this.#tracker.tick(Date.now())), inMs);
  }
}

function withinMs(work: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(finish, finish);
  });
}
