import { type AudioFrame, SAMPLES_PER_MS } from './audio-frame.ts';

/**
 * The caller's audio since a moment that moves on, so that a new Transcribe stream can be given again what the
 * old one did not finish. Positions count samples since the beginning of the call.
 */
export class AudioLog {
  readonly #longestSamples: number;
  /** `position` of the first sample of each piece of audio without a gap. */
  readonly #anchors: { readonly position: number; readonly mediaMs: number }[] = [];
  #frames: { readonly position: number; readonly pcm: Int16Array }[] = [];
  #startPosition = 0;
  /** Nothing before this is needed any more. */
  #neededPosition = 0;
  /** Everything before this has been sent to Transcribe. */
  #sentPosition = 0;
  #endPosition = 0;
  #closed = false;
  #wake: (() => void)[] = [];

  /** Keeps at most this much audio: the oldest is given up when a call outgrows it. */
  constructor(longestMs: number) {
    this.#longestSamples = longestMs * SAMPLES_PER_MS;
  }

  /** Where a new stream begins: the oldest audio that is kept and needed. */
  get neededPosition(): number {
    return Math.max(this.#startPosition, this.#neededPosition);
  }

  get closed(): boolean {
    return this.#closed;
  }

  append(frame: AudioFrame): void {
    if (frame.pcm.length === 0) return;
    // A ms of jitter in the producer's timestamps is no gap.
    if (Math.abs(this.mediaMsAt(this.#endPosition) - frame.startMs) > 2 || this.#anchors.length === 0) {
      this.#anchors.push({ position: this.#endPosition, mediaMs: frame.startMs });
    }
    this.#frames.push({ position: this.#endPosition, pcm: frame.pcm });
    this.#endPosition += frame.pcm.length;
    this.#forgetBeforePosition(this.#endPosition - this.#longestSamples);
    this.#wakeReaders();
  }

  /** No more audio will come. */
  close(): void {
    this.#closed = true;
    this.#wakeReaders();
  }

  /** Nothing before will be asked for by a new stream; it goes once the present one has been given it. */
  forgetBefore(mediaMs: number): void {
    this.#neededPosition = Math.max(this.#neededPosition, this.positionAt(mediaMs));
    this.#forgetBeforePosition(Math.min(this.#neededPosition, this.#sentPosition));
  }

  sentTo(position: number): void {
    this.#sentPosition = Math.max(this.#sentPosition, position);
  }

  /** Audio from `position` on that is there, in samples. */
  samplesFrom(position: number): number {
    return this.#endPosition - Math.max(position, this.#startPosition);
  }

  /** Up to `samples` samples from `position`, or from the oldest kept one; fewer at the end of what is there. */
  read(position: number, samples: number): { readonly position: number; readonly pcm: Int16Array } {
    const from = Math.max(position, this.#startPosition);
    const pcm = new Int16Array(Math.max(0, Math.min(samples, this.#endPosition - from)));
    for (const frame of this.#frames) {
      const begin = Math.max(from, frame.position);
      const end = Math.min(from + pcm.length, frame.position + frame.pcm.length);
      if (begin < end)
        pcm.set(frame.pcm.subarray(begin - frame.position, end - frame.position), begin - from);
    }
    return { position: from, pcm };
  }

  /** Resolves when audio was added or the log was closed. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  /** Producer time of a sample. */
  mediaMsAt(position: number): number {
    const anchor = this.#anchors.findLast((one) => one.position <= position) ?? this.#anchors[0];
    return anchor === undefined ? 0 : anchor.mediaMs + (position - anchor.position) / SAMPLES_PER_MS;
  }

  /** The first sample at or after a producer time. */
  positionAt(mediaMs: number): number {
    const index = this.#anchors.findLastIndex((one) => one.mediaMs <= mediaMs);
    const anchor = this.#anchors[index];
    if (anchor === undefined) return 0;
    const next = this.#anchors[index + 1]?.position ?? this.#endPosition;
    return Math.min(next, anchor.position + Math.ceil((mediaMs - anchor.mediaMs) * SAMPLES_PER_MS));
  }

  #forgetBeforePosition(position: number): void {
    if (position <= this.#startPosition) return;
    this.#startPosition = Math.min(position, this.#endPosition);
    const kept = this.#frames.findIndex((frame) => frame.position + frame.pcm.length > this.#startPosition);
    this.#frames = kept === -1 ? [] : this.#frames.slice(kept);
  }

  #wakeReaders(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const resolve of waiting) resolve();
  }
}
