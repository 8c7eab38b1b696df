/** How long nothing is asked of the model that a caller is not waiting for, after it was throttled. */
const PAUSE_MS = 60_000;

let pausedUntilMs = Number.NEGATIVE_INFINITY;

/** Bedrock has throttled a request of this account: what is only done to be faster makes it worse for callers who wait. */
export function noteThrottle(nowMs: number): void {
  pausedUntilMs = Math.max(pausedUntilMs, nowMs + PAUSE_MS);
}

/** Whether thinking ahead, and asking twice, are paused in this environment. */
export function isThrottlePause(nowMs: number): boolean {
  return nowMs < pausedUntilMs;
}

/** Forgets what was noted, so that tests do not hang together. */
export function endThrottlePause(): void {
  pausedUntilMs = Number.NEGATIVE_INFINITY;
}
