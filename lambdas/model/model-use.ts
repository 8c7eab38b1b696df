/** What replies have taken from the model, hedges and abandoned thoughts among them. */
export interface ModelUse {
  /** Requests that were sent. */
  requests: number;
  /** Tokens, as Bedrock tells them at the end of a reply; a request that was cancelled tells none, and is billed. */
  inputTokens: number;
  outputTokens: number;
}

export const noUse = (): ModelUse => ({ requests: 0, inputTokens: 0, outputTokens: 0 });
