import type { Clock } from '../../clock.ts';

const WINDOW_MS = 1_000;

/** So many a second for each key, over any second. */
export class RateQuota {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #taken = new Map<string, number[]>();

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock;
    this.#perSecond = perSecond;
  }

  /** Takes one and gives 0, or takes none and gives how long to wait for it, in ms. */
  take(key: string): number {
    const nowMs = this.#clock.nowMs();
    const recent = (this.#taken.get(key) ?? []).filter((atMs) => atMs > nowMs - WINDOW_MS);
    this.#taken.set(key, recent);
    const [oldest] = recent;
    if (recent.length >= this.#perSecond && oldest !== undefined) return oldest + WINDOW_MS - nowMs;
    recent.push(nowMs);
    return 0;
  }
}
