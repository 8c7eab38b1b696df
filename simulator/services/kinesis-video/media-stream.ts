import type { Clock } from '../../clock.ts';
import type { Fragment } from './fragment.ts';

/** As the product's storage configuration asks. */
export const RETENTION_MS = 3_600_000;
/** Real numbers have 47 digits and grow. */
const FRAGMENT_NUMBER_BASE = 91_343_852_333_181_432_392_682_062_607_743_920_146_264_094_000n;

/** One stream: its fragments of the last hour, of whatever contacts, and who waits for more. */
export class MediaStream {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly #clock: Clock;
  #fragments: Fragment[] = [];
  #lastSequence = 0;
  #waiting = new Set<() => void>();

  constructor(clock: Clock, name: string, arn: string, createdMs: number) {
    this.#clock = clock;
    this.name = name;
    this.arn = arn;
    this.createdMs = createdMs;
  }

  /** Oldest first, without those whose hour is over. */
  get fragments(): readonly Fragment[] {
    const oldestMs = this.#clock.nowMs() - RETENTION_MS;
    const [first] = this.#fragments;
    if (first && first.serverMs < oldestMs) {
      this.#fragments = this.#fragments.filter((fragment) => fragment.serverMs >= oldestMs);
    }
    return this.#fragments;
  }

  get nextSequence(): number {
    return this.#lastSequence + 1;
  }

  numberOf(sequence: number): string {
    return String(FRAGMENT_NUMBER_BASE + BigInt(sequence));
  }

  add(fragment: Fragment): void {
    this.#lastSequence = fragment.sequence;
    this.#fragments.push(fragment);
    this.changed();
  }

  /** Wakes those who wait for more. */
  changed(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }

  /** Resolves with the next change. Rejects with the signal's reason. */
  untilChanged(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        this.#waiting.delete(wake);
        reject(signal.reason);
      };
      const wake = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}
