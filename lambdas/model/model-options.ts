export interface ModelOptions {
  /** Request to the first event of the reply. Haiku's p99 is assumed at 1,500 ms; a hang lasts a minute. */
  readonly firstTokenDeadlineMs: number;
  /** Request to the end of the reply: 300 tokens at 120 a second, and the first token. */
  readonly totalDeadlineMs: number;
  /** Request to the embedding. */
  readonly embedDeadlineMs: number;
  /** Bedrock reserves this much of the quota for each request. A spoken reply has 60. */
  readonly maxTokens: number;
  readonly temperature: number;
}

export const modelOptions = {
  firstTokenDeadlineMs: 2_500,
  totalDeadlineMs: 8_000,
  embedDeadlineMs: 2_000,
  maxTokens: 300,
  temperature: 0,
} as const satisfies ModelOptions;
