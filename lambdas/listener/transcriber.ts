import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '../aws/logger.ts';
import { type TranscribeResult, transcribe } from '../aws/transcribe.ts';
import { SAMPLE_RATE_HZ } from './audio-frame.ts';
import type { AudioLog } from './audio-log.ts';
import { StreamFeed } from './stream-feed.ts';

/** What becomes of the Transcribe streams of a call. */
export interface TranscriberSink {
  /** A stream begins with the audio from this producer time on. */
  opened(fromMs: number): void;
  /** `mediaMs` turns the result's times into producer time. */
  heard(result: TranscribeResult, mediaMs: (streamMs: number) => number): void;
  /** The stream is gone; the next one is given its unlocked audio again. */
  lost(): void;
  /** No stream has given a word for several attempts. Said once an outage. */
  deaf(reason: string): void;
}

export const TRANSCRIBER_DEFAULTS = {
  /** Wait after a first failed attempt, ms; doubled after each further one, halved after a stream that had worked. */
  firstBackOffMs: 100,
  /** An outage of minutes is tried again this often. */
  longestBackOffMs: 4000,
  /** Attempts without a single result before the call is told that it is deaf: 0.1 + 0.2 s of waiting. */
  attemptsBeforeDeaf: 3,
  /**
   * Voice that was sent without any result coming back, ms of audio: the stream hangs and is replaced. Doubled
   * after each such stream, for a loud room sounds the same.
   */
  hangingVoiceMs: 6000,
  /** Life of a stream that is trusted without a result: a caller may be silent for long. */
  trustedAfterMs: 10_000,
} as const satisfies TranscriberOptions;

export interface TranscriberOptions {
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
  readonly attemptsBeforeDeaf: number;
  readonly hangingVoiceMs: number;
  readonly trustedAfterMs: number;
}

/** Transcribes a call's audio for as long as it lasts, over as many streams as that takes. */
export class Transcriber {
  readonly #log: AudioLog;
  readonly #sink: TranscriberSink;
  readonly #options: TranscriberOptions;
  #voiceWithoutResultMs = 0;
  #resultSeenMs = 0;
  #current: AbortController | undefined;
  #hung = 0;

  constructor(log: AudioLog, sink: TranscriberSink, options: TranscriberOptions = TRANSCRIBER_DEFAULTS) {
    this.#log = log;
    this.#sink = sink;
    this.#options = options;
  }

  /** Voice was heard in the audio. A stream that answers none of it is given up. `nowMs` is wall time. */
  voiced(ms: number, nowMs: number): void {
    this.#voiceWithoutResultMs += ms;
    const hangingVoiceMs = this.#options.hangingVoiceMs * 2 ** this.#hung;
    if (this.#voiceWithoutResultMs < hangingVoiceMs || nowMs - this.#resultSeenMs < hangingVoiceMs) return;
    this.#voiceWithoutResultMs = 0;
    this.#hung += 1;
    this.#current?.abort();
  }

  /** Resolves when the signal is aborted, or when the log is closed and its last stream has ended. */
  async run(languageCode: string, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const openedMs = Date.now();
      const outcome = await this.#stream(languageCode, signal);
      if (signal.aborted || (this.#log.closed && outcome.complete)) return;
      this.#sink.lost();
      const trusted = this.#hung === 0 && Date.now() - openedMs >= this.#options.trustedAfterMs;
      const worked = outcome.results > 0 || trusted;
      failures = worked ? 0 : failures + 1;
      logger.warn('Transcribe stream lost', { reason: outcome.reason, failures });
      if (failures === this.#options.attemptsBeforeDeaf) this.#sink.deaf(outcome.reason);
      const backOffMs = Math.min(
        this.#options.longestBackOffMs,
        this.#options.firstBackOffMs * 2 ** (failures - 1),
      );
      await sleep(backOffMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #stream(languageCode: string, signal: AbortSignal): Promise<StreamOutcome> {
    const feed = new StreamFeed(this.#log);
    const current = new AbortController();
    this.#current = current;
    this.#resultSeenMs = Date.now();
    this.#voiceWithoutResultMs = 0;
    const either = AbortSignal.any([signal, current.signal]);
    let results = 0;
    let reason = 'stream-ended';
    this.#sink.opened(feed.startMs);
    try {
      const options = { languageCode, sampleRateHz: SAMPLE_RATE_HZ };
      for await (const result of transcribe(feed.chunks(either), options, either)) {
        results += 1;
        this.#hung = 0;
        this.#voiceWithoutResultMs = 0;
        this.#resultSeenMs = Date.now();
        this.#sink.heard(result, (streamMs) => feed.mediaMs(streamMs));
      }
    } catch (error) {
      reason = error instanceof Error ? error.name : 'unknown';
    }
    const hung = current.signal.aborted;
    current.abort();
    return { results, reason: hung ? 'stream-hung' : reason, complete: feed.complete };
  }
}

interface StreamOutcome {
  readonly results: number;
  /** Name of the error, never its words: they may hold what was sent. */
  readonly reason: string;
  /** The stream was given all the audio there will ever be. */
  readonly complete: boolean;
}
