import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { uniformOf } from '../../delays/uniform-of.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { ModelReply } from './model-reply.ts';
import { tokenCount } from './token-count.ts';

/** Between two deltas of a reply that never ends: it must leave room for everybody else. */
const ENDLESS_PAUSE_MS = 20;

/**
 * The reply as Converse streams it, each delta after as long as its tokens take. `onTokens` is told of each delta's
 * tokens as it is sent.
 */
export async function* streamReply(
  { blocks, stopReason }: ModelReply,
  exchange: Exchange,
  inputTokens: number,
  onTokens: (tokens: number) => void,
): AsyncGenerator<ConverseStreamOutput, void, undefined> {
  const { clock, seed } = exchange.world;
  const startMs = clock.nowMs();
  let outputTokens = 0;
  await exchange.delay('bedrock.first-token');
  yield { messageStart: { role: 'assistant' } };
  for (const [contentBlockIndex, block] of blocks.entries()) {
    if (block.kind === 'tool') {
      const toolUseId = `tooluse_${uniformOf(`${seed}|${startMs}|${contentBlockIndex}`).toString(36).slice(2)}`;
      yield { contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId, name: block.name } } } };
      yield { contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input: '' } } } };
    }
    let sent = 0;
    for (const piece of block.pieces) {
      const tokens = tokenCount(piece);
      await exchange.delay('bedrock.per-token', tokens);
      sent += 1;
      if (sent > 200) await clock.sleep(ENDLESS_PAUSE_MS, exchange.signal);
      outputTokens += tokens;
      onTokens(tokens);
      const delta = block.kind === 'tool' ? { toolUse: { input: piece } } : { text: piece };
      yield { contentBlockDelta: { contentBlockIndex, delta } };
    }
    if (stopReason !== undefined) yield { contentBlockStop: { contentBlockIndex } };
  }
  if (stopReason === undefined) return;
  yield { messageStop: { stopReason } };
  yield {
    metadata: {
      usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
      metrics: { latencyMs: Math.round(clock.nowMs() - startMs) },
    },
  };
}
