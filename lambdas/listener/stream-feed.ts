import { SAMPLES_PER_MS } from './audio-frame.ts';
import type { AudioLog } from './audio-log.ts';

export interface FeedOptions {
  /** Length of every chunk of audio but the last. */
  readonly chunkMs: number;
  readonly bridgeAfterMs: number;
}

export const FEED_DEFAULTS = {
  /**
   * As the audio comes from Connect, so that no word waits for a chunk to fill. "Set each chunk to between 50 ms and
   * 200 ms", and all the same (Amazon Transcribe Developer Guide, "Transcribing streaming audio", best practices); 1 s
   * is the most (API reference, `AudioEvent`). Chunks of a few ms delay Transcribe by seconds (live-call-analytics
   * #138). See docs/decisions/2026-11-25-transcribe-chunks.md.
   */
  chunkMs: 64,
  /**
   * Transcribe ends a stream after 15 s without audio (its own error message, reported by many; in no guide:
   * UNVERIFIED). A media stream that stalls is bridged with silence before; but not before a silent connection has
   * been given up and replaced, for silence in the middle of a word makes two of it.
   */
  bridgeAfterMs: 8_000,
} as const satisfies FeedOptions;

/** What one Transcribe stream is given: the log from its oldest sample on, and silence while nothing comes. */
export class StreamFeed {
  readonly #log: AudioLog;
  readonly #chunkSamples: number;
  readonly #bridgeAfterMs: number;
  /** Producer time of the first sample given. */
  readonly startMs: number;
  /** Stretches of the log as they were sent, oldest first. */
  readonly #sent: { readonly streamSample: number; readonly position: number }[] = [];
  #position: number;
  #streamSamples = 0;
  #complete = false;

  constructor(log: AudioLog, options: FeedOptions = FEED_DEFAULTS) {
    this.#log = log;
    this.#chunkSamples = options.chunkMs * SAMPLES_PER_MS;
    this.#bridgeAfterMs = options.bridgeAfterMs;
    this.#position = log.neededPosition;
    this.startMs = log.mediaMsAt(this.#position);
  }

  /** All the audio that there will ever be has been given. */
  get complete(): boolean {
    return this.#complete;
  }

  /** 16-bit little-endian PCM in chunks of `chunkMs`. Ends with the log or the signal. */
  async *chunks(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    while (!signal.aborted) {
      const available = this.#log.samplesFrom(this.#position);
      if (available >= this.#chunkSamples || (available > 0 && this.#log.closed)) {
        yield this.#next();
      } else if (this.#log.closed) {
        this.#complete = true;
        return;
      } else if (await this.#nothingComes(signal)) {
        if (available > 0) yield this.#next();
        this.#streamSamples += this.#chunkSamples;
        yield new Uint8Array(this.#chunkSamples * 2);
      }
    }
  }

  /** Producer time of a time of the stream. */
  mediaMs(streamMs: number): number {
    const sample = streamMs * SAMPLES_PER_MS;
    const stretch = this.#sent.findLast((one) => one.streamSample <= sample) ?? this.#sent[0];
    if (stretch === undefined) return this.startMs + streamMs;
    return this.#log.mediaMsAt(stretch.position + sample - stretch.streamSample);
  }

  #next(): Uint8Array {
    const { position, pcm } = this.#log.read(this.#position, this.#chunkSamples);
    const last = this.#sent.at(-1);
    if (last === undefined || position - last.position !== this.#streamSamples - last.streamSample) {
      this.#sent.push({ streamSample: this.#streamSamples, position });
    }
    this.#position = position + pcm.length;
    this.#streamSamples += pcm.length;
    this.#log.sentTo(this.#position);
    return new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  }

  /** Waits for audio; true when none came for so long that silence has to be sent. */
  #nothingComes(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (nothing: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        resolve(nothing);
      };
      const stop = () => finish(false);
      const timer = setTimeout(() => finish(true), this.#bridgeAfterMs);
      signal.addEventListener('abort', stop, { once: true });
      this.#log.changed().then(stop, stop);
    });
  }
}
