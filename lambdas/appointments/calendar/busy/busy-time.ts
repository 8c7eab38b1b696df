/** A span in which the owner has no time, epoch ms; `toMs` is free again. */
export interface BusyTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** In order, with those that touch or overlap made one, cut to the window. */
export function mergeBusyTimes(times: readonly BusyTime[], window: BusyTime): BusyTime[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of times.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const cut = { fromMs: Math.max(fromMs, window.fromMs), toMs: Math.min(toMs, window.toMs) };
    // Also false for a time that is no number.
    if (!(cut.fromMs < cut.toMs)) continue;
    const last = merged.at(-1);
    if (last !== undefined && cut.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, cut.toMs);
    else merged.push(cut);
  }
  return merged;
}
