import type { Clock } from '../clock.ts';

/** A token bucket: `burst` requests at once, refilled at `perSecond`. Takes one, or says that there is none. */
export function requestBucket(
  clock: Clock,
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
): () => boolean {
  let tokens = burst;
  let atMs = clock.nowMs();
  return () => {
    const nowMs = clock.nowMs();
    tokens = Math.min(burst, tokens + ((nowMs - atMs) * perSecond) / 1_000);
    atMs = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
