/** How long one stage takes. Milliseconds, but for a stage that is a factor. */
export interface DelayStage {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Where the figures are from. */
  readonly source: string;
  /** Nobody has published them: a real account has to be measured. */
  readonly assumed: boolean;
}
