import { setTimeout as sleep } from 'node:timers/promises';

/** Where a loop gets its time from; tests pass one of their own. */
export interface Timekeeping {
  nowMs(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const wallTime: Timekeeping = {
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};
