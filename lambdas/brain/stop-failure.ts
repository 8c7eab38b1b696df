import type { ThinkFailure } from './decision.ts';

/**
 * What a reply comes to by the reason that it stopped for, as Bedrock names it (client-bedrock-runtime 3.1162);
 * `undefined`: it is whole, and what it holds decides. Any other reason makes it `malformed`.
 */
const reasons: Readonly<Record<string, ThinkFailure | undefined>> = {
  tool_use: undefined,
  // Some profiles end a reply so although it picks a tool.
  end_turn: undefined,
  max_tokens: 'cut',
  model_context_window_exceeded: 'cut',
  malformed_tool_use: 'malformed',
  malformed_model_output: 'malformed',
  // None was asked for.
  stop_sequence: 'malformed',
  content_filtered: 'blocked',
  guardrail_intervened: 'blocked',
  // Anthropic's own name for it.
  refusal: 'blocked',
};

export function stopFailure(reason: string): ThinkFailure | undefined {
  return Object.hasOwn(reasons, reason) ? reasons[reason] : 'malformed';
}
