import type { Clock } from '../../clock.ts';
import { AwsError } from '../../wire/aws-error.ts';

export interface QuotaLimits {
  readonly concurrent: number;
  readonly perSecond: number;
}

/** Of one operation of an account and Region. */
export class RequestQuota {
  readonly #clock: Clock;
  readonly #operation: string;
  readonly #limits: QuotaLimits;
  #open = 0;
  #startedAtMs: number[] = [];

  constructor(clock: Clock, operation: string, limits: QuotaLimits) {
    this.#clock = clock;
    this.#operation = operation;
    this.#limits = limits;
  }

  /**
   * Counts a request until what is returned is called, or its signal is aborted because the connection is done.
   * Throws `ThrottlingException`.
   */
  take(signal: AbortSignal): () => void {
    const nowMs = this.#clock.nowMs();
    this.#startedAtMs = this.#startedAtMs.filter((atMs) => atMs > nowMs - 1_000);
    if (this.#startedAtMs.length >= this.#limits.perSecond) throw this.#throttled('Rate exceeded', 'TPS');
    if (this.#open >= this.#limits.concurrent) {
      throw this.#throttled('Concurrent request limit exceeded', 'concurrency');
    }
    this.#startedAtMs.push(nowMs);
    this.#open += 1;
    let counted = true;
    const release = () => {
      if (counted) this.#open -= 1;
      counted = false;
    };
    signal.addEventListener('abort', release);
    return release;
  }

  /** Messages and reasons are made up: no page gives them, and nothing may depend on them. */
  #throttled(message: string, reason: string): AwsError {
    return new AwsError('ThrottlingException', message, {
      fields: { throttlingReasons: [{ reason, resource: this.#operation }] },
    });
  }
}
