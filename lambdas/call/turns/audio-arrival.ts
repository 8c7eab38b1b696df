/** How the caller's audio arrives here. Wall clock, epoch ms. */
export interface AudioArrival {
  /** Since when it has arrived without a gap; absent before the first of it. */
  readonly sinceMs?: number;
  /** When the newest of it arrived; before the first, when it was first waited for. */
  readonly lastAtMs: number;
}

/** Longer than media is assumed to be late (p99 1 s), and than two fragments: what is missing is more than late. */
export const audioGapMs = 2_500;

/** More audio has arrived. */
export function withAudio(arrival: AudioArrival, atMs: number): AudioArrival {
  const goesOn = arrival.sinceMs !== undefined && atMs - arrival.lastAtMs <= audioGapMs;
  return { sinceMs: goesOn ? arrival.sinceMs : atMs, lastAtMs: atMs };
}
