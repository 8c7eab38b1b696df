import {
  ConverseStream$,
  type ConverseStreamRequest,
  type ConverseStreamResponse,
} from '@aws-sdk/client-bedrock-runtime';
import type { Exchange } from '../../wire/exchange.ts';
import { type Operation, operation } from '../../wire/operation.ts';
import type { World } from '../../world.ts';
import { cutArguments, wholeArguments } from './argument-pieces.ts';
import type { Brain } from './brain.ts';
import { checkConverse } from './check-converse.ts';
import { misbehave } from './misbehave.ts';
import type { ModelReply } from './model-reply.ts';
import { streamReply } from './stream-reply.ts';
import { tokenCount } from './token-count.ts';
import type { TokenQuota } from './token-quota.ts';

/** Bedrock pads each event with a piece of this, so that its length does not betray the text. */
const PADDING = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** ConverseStream, answered by the stand-in's brain, or as a fault of the kind `misbehave` tells. */
export function converseStream(world: World, quota: TokenQuota, { readPrompt }: Brain): Operation {
  let events = 0;
  const requests = new Map<string, number>();
  return operation<ConverseStreamRequest, ConverseStreamResponse>(ConverseStream$, {
    resourceOf: ({ modelId }) => modelId,
    pad: () => {
      events += 1;
      return { p: PADDING.slice(0, 1 + ((events * 17) % PADDING.length)) };
    },
    async answer(request, exchange) {
      checkConverse(request, world.switches);
      const prompt = textOf(request);
      const inputTokens = tokenCount(prompt);
      const maxTokens = request.inferenceConfig?.maxTokens ?? 0;
      const reserved = quota.reserve(request.modelId ?? '', inputTokens, maxTokens);
      // Counted by contact, so that a call goes the same way alone and among others.
      const contact = exchange.contactId ?? '';
      const nth = (requests.get(contact) ?? 0) + 1;
      requests.set(contact, nth);
      const seed = `${world.seed}|${contact}|${nth}`;
      const reply = replyOf(request, exchange, prompt, seed);
      let outputTokens = 0;
      const stream = streamReply(reply, exchange, { input: inputTokens, max: maxTokens }, (tokens) => {
        outputTokens += tokens;
      });
      return {
        stream: (async function* () {
          try {
            yield* stream;
          } finally {
            reserved.settle(outputTokens);
          }
        })(),
      };
    },
  });

  function replyOf(
    request: ConverseStreamRequest,
    { fault }: Exchange,
    prompt: string,
    seed: string,
  ): ModelReply {
    const piecesOf = (input: Readonly<Record<string, unknown>>) =>
      world.switches.argumentStreaming === 'good' ? wholeArguments(input) : cutArguments(input, seed);
    const pick = readPrompt(request);
    if (fault?.kind === 'misbehave') {
      const said =
        request.messages
          ?.at(-1)
          ?.content?.map(({ text }) => text ?? '')
          .join(' ') ?? '';
      return misbehave(fault.behaviour ?? '', { pick, said, prompt, piecesOf });
    }
    return {
      blocks: [{ kind: 'tool', name: pick.tool, pieces: piecesOf(pick.input) }],
      stopReason: 'tool_use',
    };
  }
}

function textOf({ system = [], messages = [], toolConfig }: ConverseStreamRequest): string {
  return [
    ...system.map(({ text }) => text ?? ''),
    ...messages.flatMap(({ content = [] }) => content.map(({ text }) => text ?? '')),
    JSON.stringify(toolConfig ?? ''),
  ].join('\n');
}
