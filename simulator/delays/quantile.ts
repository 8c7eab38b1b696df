import type { DelayStage } from './delay-stage.ts';

/**
 * The delay below which the share `u` (0 to 1) of all lies. Runs through p50, p95 and p99 in straight lines of the
 * logarithm, and never leaves [p50²/p95, p99 × longest]: the fast half mirrors the slow one, no tail is endless.
 */
export function quantile({ p50, p95, p99 }: DelayStage, longest: number, u: number): number {
  if (p50 === 0) return 0;
  if (u <= 0.5) return between(p50 ** 2 / p95, p50, u / 0.5);
  if (u <= 0.95) return between(p50, p95, (u - 0.5) / 0.45);
  if (u <= 0.99) return between(p95, p99, (u - 0.95) / 0.04);
  return between(p99, p99 * longest, (u - 0.99) / 0.01);
}

function between(from: number, to: number, share: number): number {
  return from * (to / from) ** share;
}
