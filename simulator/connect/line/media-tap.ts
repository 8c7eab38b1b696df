import { decodeMulaw } from '../../voices/mulaw.ts';
import type { MediaProducer } from '../connect-parts.ts';

/** Sends whole blocks of the caller's line to a media stream, from the first that begins while it is open. */
export class MediaTap {
  readonly #producer: MediaProducer;
  readonly #fromMs: number;
  #open = true;

  constructor(producer: MediaProducer, fromMs: number) {
    this.#producer = producer;
    this.#fromMs = fromMs;
  }

  /** A block whose first sample was on the line at `atMs`. */
  write(mulaw: Uint8Array, atMs: number): void {
    if (!this.#open || atMs < this.#fromMs) return;
    this.#producer.write(decodeMulaw(mulaw), atMs);
  }

  stop(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#producer.stop();
  }
}
