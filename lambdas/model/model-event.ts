/** What a model's reply tells, in order, free of the wire's framing. A reply is complete only with `stop`. */
export type ModelEvent =
  /** The first event of the reply, whatever it was. */
  | { readonly type: 'first-token' }
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'tool-start'; readonly block: number; readonly name: string }
  /** A piece of the arguments' JSON, cut anywhere. */
  | { readonly type: 'tool-arguments'; readonly block: number; readonly delta: string }
  /** `reason` as Bedrock names it: `tool_use`, `end_turn`, `max_tokens`, `malformed_tool_use`, … */
  | { readonly type: 'stop'; readonly reason: string }
  | { readonly type: 'usage'; readonly inputTokens: number; readonly outputTokens: number };
