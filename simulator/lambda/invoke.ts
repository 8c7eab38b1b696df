/** How a function is invoked. */
export interface InvokeOptions {
  readonly mode: 'RequestResponse' | 'Event';
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

export interface InvokeResult {
  readonly statusCode: 200 | 202;
  readonly requestId: string;
  readonly functionError?: 'Handled' | 'Unhandled';
  /** `undefined` for Event. */
  readonly payload: unknown;
}
