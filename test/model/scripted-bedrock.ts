import {
  ConverseStream$,
  type ConverseStreamOutput,
  type ConverseStreamRequest,
  InvokeModel$,
  type InvokeModelRequest,
} from '@aws-sdk/client-bedrock-runtime';
import { AwsError } from '../../simulator/wire/aws-error.ts';
import { restJsonService } from '../../simulator/wire/json-service.ts';
import type { Listener } from '../../simulator/wire/listen.ts';
import { operation } from '../../simulator/wire/operation.ts';
import { serve } from '../../simulator/wire/serve.ts';
import type { World } from '../../simulator/world.ts';

/** How each request is answered. `signal` is aborted when the client goes away. */
export interface Script {
  reply?: (request: ConverseStreamRequest, signal: AbortSignal) => AsyncIterable<ConverseStreamOutput>;
  embedding?: (body: unknown) => unknown;
}

export interface ScriptedBedrock extends Listener {
  script: Script;
  readonly requests: readonly ConverseStreamRequest[];
}

/** Bedrock on the wire, with replies that a test writes. Sets the endpoint and credentials of this process. */
export async function startScriptedBedrock(world: World): Promise<ScriptedBedrock> {
  const requests: ConverseStreamRequest[] = [];
  const bedrock: { script: Script } = { script: {} };
  const converse = operation<ConverseStreamRequest, { stream: AsyncIterable<ConverseStreamOutput> }>(
    ConverseStream$,
    {
      async answer(input, exchange) {
        requests.push(input);
        const { reply } = bedrock.script;
        if (reply === undefined)
          throw new AwsError('ValidationException', 'No reply is scripted.', { status: 400 });
        return { stream: reply(input, exchange.signal) };
      },
    },
  );
  const invoke = operation<InvokeModelRequest, { body: Uint8Array; contentType: string }>(InvokeModel$, {
    async answer(input) {
      const body: unknown = JSON.parse(new TextDecoder().decode(input.body as Uint8Array));
      const answer = bedrock.script.embedding?.(body);
      return { body: Buffer.from(JSON.stringify(answer)), contentType: 'application/json' };
    },
  });
  const listener = await serve(world, restJsonService({ name: 'bedrock', operations: [converse, invoke] }));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: listener.url,
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  return Object.assign(bedrock, listener, { requests });
}

/** A whole reply that picks one tool. */
export async function* toolReply(name: string, input: unknown): AsyncGenerator<ConverseStreamOutput> {
  yield { messageStart: { role: 'assistant' } };
  yield { contentBlockStart: { contentBlockIndex: 0, start: { toolUse: { toolUseId: 't1', name } } } };
  yield { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: JSON.stringify(input) } } } };
  yield { contentBlockStop: { contentBlockIndex: 0 } };
  yield { messageStop: { stopReason: 'tool_use' } };
  yield {
    metadata: {
      usage: { inputTokens: 900, outputTokens: 40, totalTokens: 940 },
      metrics: { latencyMs: 400 },
    },
  };
}
