/** Time that is taken without an appointment: an event of the owner's calendar. Epoch ms; `toMs` is free again. */
export interface BusySpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Of one resource; absent: the whole business is busy. */
  readonly resource?: string;
}

/**
 * Busy times that touch the stretch. Asked before each offer and each write; rejects when they cannot be known,
 * and then nothing is promised.
 */
export type BusySpans = (fromMs: number, toMs: number, signal: AbortSignal) => Promise<readonly BusySpan[]>;
