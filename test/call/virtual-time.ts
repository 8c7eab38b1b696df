import type { Timekeeping } from '../../lambdas/call/timekeeping.ts';

/** Time that passes only by sleeping. `onSleep` may change the world meanwhile. */
export function virtualTime(
  startMs: number,
  onSleep: (nowMs: number) => Promise<void> | void = () => {},
): Timekeeping & { readonly slept: number[] } {
  let nowMs = startMs;
  const slept: number[] = [];
  return {
    slept,
    nowMs: () => nowMs,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      nowMs += ms;
      slept.push(ms);
      await onSleep(nowMs);
    },
  };
}
