import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../lambdas/model/model-event.ts';
import { readConverseStream } from '../../lambdas/model/read-converse-stream.ts';

/** A reply as Bedrock sends it (shapes of client-bedrock-runtime 3.1162). */
const reply = [
  { messageStart: { role: 'assistant' } },
  { contentBlockStart: { contentBlockIndex: 0, start: { toolUse: { toolUseId: 't', name: 'end_call' } } } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{"reason' } } } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '_code":"goodbye"}' } } } },
  { contentBlockStop: { contentBlockIndex: 0 } },
  { messageStop: { stopReason: 'tool_use' } },
  {
    metadata: {
      usage: { inputTokens: 900, outputTokens: 30, totalTokens: 930 },
      metrics: { latencyMs: 500 },
    },
  },
] satisfies ConverseStreamOutput[];

async function* replay(
  events: readonly ConverseStreamOutput[],
  error?: Error,
): AsyncGenerator<ConverseStreamOutput> {
  yield* events;
  if (error !== undefined) throw error;
}

async function read(events: readonly ConverseStreamOutput[], error?: Error): Promise<ModelEvent[]> {
  const told: ModelEvent[] = [];
  for await (const event of readConverseStream(replay(events, error))) told.push(event);
  return told;
}

describe('readConverseStream', () => {
  it('normalises a whole reply', async () => {
    expect(await read(reply)).toEqual([
      { type: 'first-token' },
      { type: 'tool-start', block: 0, name: 'end_call' },
      { type: 'tool-arguments', block: 0, delta: '{"reason' },
      { type: 'tool-arguments', block: 0, delta: '_code":"goodbye"}' },
      { type: 'stop', reason: 'tool_use' },
      { type: 'usage', inputTokens: 900, outputTokens: 30 },
    ]);
  });

  it.each([0, 1, 3, 5])('is cut when it ends quietly after %i events', async (count) => {
    await expect(read(reply.slice(0, count))).rejects.toMatchObject({ name: 'ModelError', failure: 'cut' });
  });

  it.each([
    ['ThrottlingException', 0, 'throttled'],
    ['ThrottlingException', 3, 'throttled'],
    ['ModelStreamErrorException', 3, 'cut'],
    ['ServiceUnavailableException', 0, 'unavailable'],
  ])('%s after %i events is %s', async (name, count, failure) => {
    const error = Object.assign(new Error('no'), { name });
    await expect(read(reply.slice(0, count), error)).rejects.toMatchObject({ failure });
  });

  it('keeps a reply that has ended, whatever fails after it', async () => {
    const told = await read(reply.slice(0, 6), new Error('aborted'));
    expect(told.at(-1)).toEqual({ type: 'stop', reason: 'tool_use' });
  });
});
