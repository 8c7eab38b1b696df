import { setTimeout as sleep } from 'node:timers/promises';

/** Where a pacer gets its time from; tests pass one of their own. */
export interface PacerTime {
  /** Any clock that runs on. */
  nowMs(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Resolves when the next request may go out, in the order in which it is asked. Rejects with the signal's reason. */
export type Pace = (signal: AbortSignal) => Promise<void>;

/** Requests at an even pace: never two within the same `perSecond`-th of a second, however many ask at once. */
export function createPacer(perSecond: number, time: PacerTime = wallTime): Pace {
  const apartMs = 1_000 / perSecond;
  let freeAtMs = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    signal.throwIfAborted();
    const nowMs = time.nowMs();
    const mineAtMs = Math.max(nowMs, freeAtMs);
    freeAtMs = mineAtMs + apartMs;
    if (mineAtMs > nowMs) await time.sleep(mineAtMs - nowMs, signal);
  };
}

export const wallTime: PacerTime = {
  nowMs: () => performance.now(),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};
