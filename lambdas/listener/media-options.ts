export interface MediaOptions {
  /** Longest wait for Kinesis Video to answer, endpoint and media together, before a connection is given up, ms. */
  readonly unansweredMs: number;
  /** Longest wait for the caller's audio on one connection before it is given up, ms. */
  readonly silentConnectionMs: number;
  /** Failed connections in a row, without any audio between, before reading is given up. */
  readonly maxFailures: number;
  /** Wait before the first try after a failure, ms; doubles with each failure in a row. */
  readonly firstBackOffMs: number;
  readonly maxBackOffMs: number;
  /** How far before the wanted time the first fragment is asked for, ms. */
  readonly lookBackMs: number;
}

export const MEDIA_DEFAULTS = {
  /** Both answers are assumed to take tenths of a second; a connection may take 2 s to be made. */
  unansweredMs: 3_000,
  /** Connect sends silence as audio, in fragments of about 1 s; media delay is assumed to reach 1 s at p99. */
  silentConnectionMs: 4_000,
  /**
   * With the waits below, a stream that refuses every request is given up after about 6 s. One that answers none
   * takes longer; the call does not wait for that, it has a limit of its own on being without audio.
   */
  maxFailures: 6,
  /** GetMedia is allowed five times a second for a stream. */
  firstBackOffMs: 200,
  maxBackOffMs: 2_000,
  /**
   * One fragment. "The chunk containing the fragment with the timestamp" leaves open what a time in the middle of
   * a fragment gives; what is too early is dropped here.
   */
  lookBackMs: 1_000,
} as const satisfies MediaOptions;
