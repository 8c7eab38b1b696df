/** How long this caller pauses inside a turn, as heard so far. Never changed. */
export interface CallerPauses {
  readonly count: number;
  /** Sum of the natural logarithms: lengths of pauses are log-normal. */
  readonly logSum: number;
}

export const noPauses: CallerPauses = { count: 0, logSum: 0 };

/** Shorter silences are parts of words. */
const LEAST_PAUSE_MS = 200;
/** Median of the pauses between 200 and 1,000 ms, as assumed of everybody before anything is heard. */
const USUAL_PAUSE_MS = 450;
/** The assumption weighs as much as this many pauses heard. */
const ASSUMED_PAUSES = 4;
/** One long search in a calendar makes no slow speaker. */
const LONGEST_COUNTED_MS = 2000;
const LEAST_FACTOR = 0.8;
const GREATEST_FACTOR = 1.6;

export function withPause(pauses: CallerPauses, lengthMs: number): CallerPauses {
  if (lengthMs < LEAST_PAUSE_MS) return pauses;
  const counted = Math.min(lengthMs, LONGEST_COUNTED_MS);
  return { count: pauses.count + 1, logSum: pauses.logSum + Math.log(counted) };
}

/** Factor on the waits for this caller: their typical pause to the usual one. */
export function pauseFactor({ count, logSum }: CallerPauses): number {
  const excess = (logSum - count * Math.log(USUAL_PAUSE_MS)) / (count + ASSUMED_PAUSES);
  return Math.min(GREATEST_FACTOR, Math.max(LEAST_FACTOR, Math.exp(excess)));
}
