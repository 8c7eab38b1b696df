import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { ModelError, modelErrorOf } from './model-error.ts';
import type { ModelEvent } from './model-event.ts';

/**
 * Bedrock's events as ours. Throws `ModelError`: `cut` when the stream ends without a messageStop (a cut
 * connection ends it quietly), else what the stream itself threw.
 */
export async function* readConverseStream(
  stream: AsyncIterable<ConverseStreamOutput>,
): AsyncGenerator<ModelEvent, void, undefined> {
  let begun = false;
  let stopped = false;
  try {
    for await (const event of stream) {
      if (!begun) yield { type: 'first-token' };
      begun = true;
      stopped ||= event.messageStop !== undefined;
      const read = readEvent(event);
      if (read !== undefined) yield read;
    }
  } catch (error) {
    // Nothing that fails after the end of the reply can take it back.
    if (stopped) return;
    throw modelErrorOf(error, begun);
  }
  if (!stopped) throw new ModelError('cut', 'The reply ended without messageStop.');
}

function readEvent(event: ConverseStreamOutput): ModelEvent | undefined {
  if (event.contentBlockStart !== undefined) {
    const { contentBlockIndex: block = 0, start } = event.contentBlockStart;
    const name = start?.toolUse?.name;
    return name === undefined ? undefined : { type: 'tool-start', block, name };
  }
  if (event.contentBlockDelta !== undefined) {
    const { contentBlockIndex: block = 0, delta } = event.contentBlockDelta;
    if (delta?.text !== undefined) return { type: 'text', delta: delta.text };
    const input = delta?.toolUse?.input;
    return input === undefined ? undefined : { type: 'tool-arguments', block, delta: input };
  }
  if (event.messageStop !== undefined) return { type: 'stop', reason: event.messageStop.stopReason ?? '' };
  if (event.metadata?.usage !== undefined) {
    const { inputTokens = 0, outputTokens = 0 } = event.metadata.usage;
    return { type: 'usage', inputTokens, outputTokens };
  }
  return undefined;
}
