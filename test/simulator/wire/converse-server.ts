import {
  BedrockRuntimeClient,
  ConverseStream$,
  type ConverseStreamCommandOutput,
  type ConverseStreamRequest,
  type ConverseStreamResponse,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Exchange } from '../../../simulator/wire/exchange.ts';
import { restJsonService } from '../../../simulator/wire/json-service.ts';
import { operation } from '../../../simulator/wire/operation.ts';
import { serve } from '../../../simulator/wire/serve.ts';
import { credentials, open, type ServingOptions, worldOf } from './serving.ts';

export const request = {
  modelId: 'm',
  messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
  inferenceConfig: { maxTokens: 10 },
} satisfies ConverseStreamRequest;

type ConverseEvents = NonNullable<ConverseStreamResponse['stream']>;
type ConverseEvent = ConverseEvents extends AsyncIterable<infer Event> ? Event : never;

export async function converseServer(
  events: (
    input: ConverseStreamRequest,
    exchange: Exchange,
  ) => Iterable<ConverseEvent> | AsyncIterable<ConverseEvent>,
  options: ServingOptions = {},
) {
  const world = worldOf(options);
  const requests: ConverseStreamRequest[] = [];
  const service = restJsonService({
    name: 'bedrock',
    connectStage: 'bedrock.connect',
    operations: [
      operation<ConverseStreamRequest, ConverseStreamResponse>(ConverseStream$, {
        resourceOf: ({ modelId }) => modelId,
        pad: () => ({ p: 'abc' }),
        async answer(input, exchange) {
          requests.push(input);
          return {
            stream: (async function* () {
              yield* events(input, exchange);
            })(),
          };
        },
      }),
    ],
  });
  const server = await serve(world, service);
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
  open.push(server, { close: () => client.destroy() });
  return { world, server, url: server.url, client, requests };
}

export async function collect({ stream }: Pick<ConverseStreamCommandOutput, 'stream'>): Promise<object[]> {
  const events: object[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
}
