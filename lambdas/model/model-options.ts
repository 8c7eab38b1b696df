export interface ModelOptions {
  /** Request to the first event of the reply. Haiku's p99 is assumed at 1,500 ms; a hang lasts a minute. */
  readonly firstTokenDeadlineMs: number;
  /**
   * The same of each of two requests for one reply. That neither of two has begun by then is as rare as a caller who
   * has hung up, unless both hang: then a scripted line is heard some 2.5 s after the caller's last sound.
   */
  readonly hedgedFirstTokenDeadlineMs: number;
  /** Request to the end of the reply: 300 tokens at 120 a second, and the first token. A spoken reply has 60. */
  readonly totalDeadlineMs: number;
  /**
   * From the first request for a reply to the second: the one that begins first is read. So early, the first token
   * comes after 325 ms instead of 400 in the median, and after 575 instead of 700 in 19 of 20 (assumed figures), for
   * the price of a second request: about a tenth of a cent a turn with Haiku 4.5. A model that begins at once is asked
   * once.
   */
  readonly hedgeAfterMs: number;
  /** Request to the embedding. */
  readonly embedDeadlineMs: number;
  /** Bedrock reserves this much of the quota for each request. A spoken reply has 60. */
  readonly maxTokens: number;
  readonly temperature: number;
}

export const modelOptions = {
  firstTokenDeadlineMs: 2_500,
  hedgedFirstTokenDeadlineMs: 1_800,
  totalDeadlineMs: 6_000,
  hedgeAfterMs: 20,
  embedDeadlineMs: 2_000,
  maxTokens: 300,
  temperature: 0,
} as const satisfies ModelOptions;
