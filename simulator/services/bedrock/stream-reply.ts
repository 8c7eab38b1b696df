import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { uniformOf } from '../../delays/uniform-of.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { ModelReply } from './model-reply.ts';
import { tokenCount } from './token-count.ts';

/** Between two deltas of a reply that never ends: it must leave room for everybody else. */
const ENDLESS_PAUSE_MS = 20;
const CHARACTERS_PER_TOKEN = 4;

/**
 * The reply as Converse streams it, each delta after as long as its tokens take, and broken off at `maxTokens` with
 * the reason `max_tokens`. `onTokens` is told of each delta's tokens as it is sent.
 */
export async function* streamReply(
  reply: ModelReply,
  exchange: Exchange,
  tokens: { readonly input: number; readonly max: number },
  onTokens: (tokens: number) => void,
): AsyncGenerator<ConverseStreamOutput, void, undefined> {
  const { clock, seed } = exchange.world;
  const startMs = clock.nowMs();
  let { stopReason } = reply;
  let left = reply.endless ? Number.POSITIVE_INFINITY : tokens.max;
  let outputTokens = 0;
  await exchange.delay('bedrock.first-token');
  yield { messageStart: { role: 'assistant' } };
  for (const [contentBlockIndex, block] of reply.blocks.entries()) {
    if (left <= 0) break;
    if (block.kind === 'tool') {
      const toolUseId = `tooluse_${uniformOf(`${seed}|${startMs}|${contentBlockIndex}`).toString(36).slice(2)}`;
      yield { contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId, name: block.name } } } };
      yield { contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input: '' } } } };
    }
    for (const piece of block.pieces) {
      const whole = tokenCount(piece) <= left;
      const text = whole ? piece : piece.slice(0, left * CHARACTERS_PER_TOKEN);
      const count = tokenCount(text);
      await exchange.delay('bedrock.per-token', count);
      if (reply.endless) await clock.sleep(ENDLESS_PAUSE_MS, exchange.signal);
      left -= count;
      outputTokens += count;
      onTokens(count);
      const delta = block.kind === 'tool' ? { toolUse: { input: text } } : { text };
      if (text !== '') yield { contentBlockDelta: { contentBlockIndex, delta } };
      if (whole) continue;
      stopReason = 'max_tokens';
      break;
    }
    if (stopReason !== undefined) yield { contentBlockStop: { contentBlockIndex } };
    if (stopReason === 'max_tokens') break;
  }
  if (stopReason === undefined) return;
  yield { messageStop: { stopReason } };
  yield {
    metadata: {
      usage: { inputTokens: tokens.input, outputTokens, totalTokens: tokens.input + outputTokens },
      metrics: { latencyMs: Math.round(clock.nowMs() - startMs) },
    },
  };
}
