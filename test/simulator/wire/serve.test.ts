import {
  BedrockRuntimeClient,
  ConverseStream$,
  ConverseStreamCommand,
  type ConverseStreamCommandOutput,
  type ConverseStreamRequest,
  type ConverseStreamResponse,
} from '@aws-sdk/client-bedrock-runtime';
import {
  type AudioEvent,
  StartStreamTranscription$,
  StartStreamTranscriptionCommand,
  type StartStreamTranscriptionRequest,
  type StartStreamTranscriptionResponse,
  TranscribeStreamingClient,
} from '@aws-sdk/client-transcribe-streaming';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, describe, expect, it } from 'vitest';
import { createFaults } from '../../../simulator/fault-list.ts';
import type { Fault } from '../../../simulator/faults.ts';
import { createJournal } from '../../../simulator/request-journal.ts';
import { allBad, allGood } from '../../../simulator/switches.ts';
import { AwsError } from '../../../simulator/wire/aws-error.ts';
import type { Exchange } from '../../../simulator/wire/exchange.ts';
import { restJsonService } from '../../../simulator/wire/json-service.ts';
import type { Listener } from '../../../simulator/wire/listen.ts';
import { operation } from '../../../simulator/wire/operation.ts';
import { serve } from '../../../simulator/wire/serve.ts';
import type { World } from '../../../simulator/world.ts';
import { quietWorld } from '../quiet-world.ts';

const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('serve over HTTP/1.1', () => {
  it('gives a request, checked and typed, and streams the answer', async () => {
    const { client, world, requests } = await converseServer(() => [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hello' } } },
      { messageStop: { stopReason: 'end_turn' } },
    ]);

    const events = await collect(await client.send(new ConverseStreamCommand(request)));

    expect(events.map((event) => Object.keys(event)[0])).toEqual([
      'messageStart',
      'contentBlockDelta',
      'messageStop',
    ]);
    expect(requests[0]).toMatchObject({ modelId: 'm', inferenceConfig: { maxTokens: 10 } });
    expect(world.journal.entries).toMatchObject([
      {
        service: 'bedrock',
        operation: 'ConverseStream',
        accessKeyId: 'AKIDTEST',
        resource: 'm',
        outcome: 'ok',
      },
    ]);
  });

  it('names the contact of the invocation that asks', async () => {
    const { client, world } = await converseServer(() => []);
    Object.assign(world, { callerOf: () => ({ functionName: 'call-orchestrator', contactId: 'c-1' }) });

    await collect(await client.send(new ConverseStreamCommand(request)));

    expect(world.journal.entries).toMatchObject([{ contactId: 'c-1' }]);
  });

  it('counts the delays that it puts in', async () => {
    const { client, world } = await converseServer(() => [], { delaysMs: { 'bedrock.connect': 3 } });

    await collect(await client.send(new ConverseStreamCommand(request)));
    await collect(await client.send(new ConverseStreamCommand(request)));

    expect(world.journal.entries.map(({ injectedMs }) => injectedMs)).toEqual([3, 0]);
    expect(world.journal.entries[0]?.delays).toEqual([{ stage: 'bedrock.connect', ms: 3 }]);
  });

  it('refuses a request without a signature', async () => {
    const { url } = await converseServer(() => []);

    const answer = await fetch(`${url}/model/m/converse-stream`, { method: 'POST', body: '{}' });

    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  it.each([
    ['an unknown member', '{"inferenceConfig":{"maxTokenz":1}}', 'inferenceConfig.maxTokenz'],
    ['a wrong type', '{"inferenceConfig":{"maxTokens":"1"}}', 'inferenceConfig.maxTokens'],
    ['a missing member', '{"messages":[{"role":"user"}]}', 'messages.0.content'],
    [
      'a union with two members',
      '{"toolConfig":{"tools":[{"toolSpec":{"name":"a","inputSchema":{}},"cachePoint":{"type":"default"}}]}}',
      'toolConfig.tools',
    ],
    ['no JSON', '{', 'no JSON'],
  ])('refuses %s by name and place', async (_, body, place) => {
    const { url } = await converseServer(() => []);

    const answer = await fetch(`${url}/model/m/converse-stream`, { method: 'POST', body, headers: signed });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe('ValidationException');
    expect(await answer.text()).toContain(place);
  });

  it('refuses an operation that it does not serve', async () => {
    const { url } = await converseServer(() => []);

    const answer = await fetch(`${url}/model/m/converse`, { method: 'POST', body: '{}', headers: signed });

    expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  });

  it.each([
    ['throttle', 'ThrottlingException', 429],
    ['error', 'InternalServerException', 500],
  ] as const)('plays the fault %s', async (kind, name, status) => {
    const { client } = await converseServer(() => [], { faults: [{ service: 'bedrock', kind }] });

    await expect(client.send(new ConverseStreamCommand(request))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
  });

  it('plays the fault hang until the client leaves', async () => {
    const { client, world } = await converseServer(() => [], {
      faults: [{ service: 'bedrock', kind: 'hang' }],
    });
    const leave = new AbortController();

    const answer = client.send(new ConverseStreamCommand(request), { abortSignal: leave.signal });
    setTimeout(() => leave.abort(), 30);

    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await until(() => world.journal.entries.length === 1);
    expect(world.journal.entries[0]?.outcome).toBe('client-gone');
  });

  it('plays the fault slow', async () => {
    const { client, world } = await converseServer(() => [], {
      faults: [{ service: 'bedrock', kind: 'slow', delayMs: 25 }],
    });

    await collect(await client.send(new ConverseStreamCommand(request)));

    expect(world.journal.entries[0]?.delays).toEqual([{ stage: 'fault', ms: 25 }]);
  });

  it('plays the fault cut after so many events', async () => {
    const { client, world } = await converseServer(
      async function* () {
        yield { messageStart: { role: 'assistant' } } as const;
        yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hel' } } };
        yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'lo' } } };
      },
      { faults: [{ service: 'bedrock', kind: 'cut', afterEvents: 2, nth: 1 }] },
    );
    const events: object[] = [];

    const { stream } = await client.send(new ConverseStreamCommand(request));
    const reading = (async () => {
      for await (const event of stream ?? []) events.push(event);
    })();

    await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(events).toHaveLength(2);
    expect(world.journal.entries[0]?.outcome).toBe('cut');
  });

  it('tells a failure inside the stream by its name', async () => {
    const { client, world } = await converseServer(async function* () {
      yield { messageStart: { role: 'assistant' } } as const;
      throw new AwsError('ModelStreamErrorException', 'It broke.', { fields: { originalStatusCode: 529 } });
    });

    const answer = client.send(new ConverseStreamCommand(request)).then(collect);

    await expect(answer).rejects.toMatchObject({
      name: 'ModelStreamErrorException',
      message: 'It broke.',
      originalStatusCode: 529,
    });
    expect(world.journal.entries[0]?.outcome).toBe('ModelStreamErrorException');
  });

  it('aborts the exchange when the client leaves in mid-stream', async () => {
    let signal: AbortSignal | undefined;
    const { client } = await converseServer(async function* (_, exchange) {
      signal = exchange.signal;
      yield { messageStart: { role: 'assistant' } } as const;
      await new Promise((resolve) => exchange.signal.addEventListener('abort', resolve));
    });
    const leave = new AbortController();

    const { stream } = await client.send(new ConverseStreamCommand(request), { abortSignal: leave.signal });
    const reading = (async () => {
      for await (const _ of stream ?? []) leave.abort();
    })();

    await expect(reading).rejects.toThrow();
    await until(() => signal?.aborted === true);
  });

  it('closes at once though streams are open', async () => {
    const { client, server } = await converseServer(async function* () {
      yield { messageStart: { role: 'assistant' } } as const;
      await new Promise(() => {});
    });
    const { stream } = await client.send(new ConverseStreamCommand(request));

    await server.close();

    await expect(collect({ stream })).rejects.toThrow();
  });
});

describe('serve over HTTP/2', () => {
  it.each([
    ['good', allGood],
    ['bad', allBad],
  ])('hears events and sends events at the same time (early first event: %s)', async (_, switches) => {
    const { client } = await echoServer({ switches });
    const heard: (string | undefined)[] = [];

    const { TranscriptResultStream: events = [] } = await client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['one', 'two', 'three']) }),
    );
    for await (const event of events) heard.push(event.TranscriptEvent?.Transcript?.Results?.[0]?.ResultId);

    expect(heard).toEqual(['one', 'two', 'three']);
  });

  it('answers before it has been fed, or not, by the switch', async () => {
    const silent = async function* () {
      await new Promise(() => {});
    } as unknown as () => AsyncGenerator<{ AudioEvent: AudioEvent }>;
    const first = async (switches: World['switches']) => {
      const { client } = await echoServer({ switches });
      const command = new StartStreamTranscriptionCommand({ ...transcription, AudioStream: silent() });
      const leave = new AbortController();
      const answer = client.send(command, { abortSignal: leave.signal }).then(
        () => 'first event',
        () => 'none',
      );
      const none = new Promise((resolve) => setTimeout(resolve, 100, 'none'));
      return await Promise.race([answer, none]).finally(() => leave.abort());
    };

    expect(await first(allGood)).toBe('first event');
    expect(await first(allBad)).toBe('none');
  });

  it('refuses a request by name before the stream', async () => {
    const { client } = await echoServer({}, () => {
      throw new AwsError('BadRequestException', 'No such rate.');
    });

    const answer = client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['x']) }),
    );

    await expect(answer).rejects.toMatchObject({ name: 'BadRequestException', message: 'No such rate.' });
  });

  it('tells a failure inside the stream by its name', async () => {
    const { client } = await echoServer({}, async function* () {
      yield { TranscriptEvent: { Transcript: { Results: [] } } };
      throw new AwsError('LimitExceededException', 'Too many.');
    });

    const { TranscriptResultStream } = await client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['x']) }),
    );
    const reading = (async () => {
      for await (const _ of TranscriptResultStream ?? []);
    })();

    await expect(reading).rejects.toMatchObject({ name: 'LimitExceededException', message: 'Too many.' });
  });

  it('cuts a stream quietly, as HTTP/2 does', async () => {
    const { client, world } = await echoServer({
      faults: [{ service: 'transcribe', kind: 'cut', afterEvents: 2 }],
      switches: allBad,
    });
    const heard: unknown[] = [];

    const { TranscriptResultStream: events = [] } = await client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['one', 'two', 'three']) }),
    );
    for await (const event of events) heard.push(event);

    expect(heard).toHaveLength(2);
    expect(world.journal.entries[0]?.outcome).toBe('cut');
  });

  it('ends the input quietly when the client leaves', async () => {
    let ended: string | undefined;
    const { client } = await echoServer({ switches: allBad }, async function* (input, exchange) {
      yield { TranscriptEvent: { Transcript: { Results: [] } } };
      for await (const _ of input.AudioStream ?? []);
      ended = exchange.signal.aborted ? 'left' : 'ended';
    });
    const leave = new AbortController();
    const endless = (async function* () {
      for (;;) {
        yield { AudioEvent: { AudioChunk: new Uint8Array(10) } };
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();

    await client.send(new StartStreamTranscriptionCommand({ ...transcription, AudioStream: endless }), {
      abortSignal: leave.signal,
    });
    leave.abort();

    await until(() => ended !== undefined);
    expect(ended).toBe('left');
  });
});

const request = {
  modelId: 'm',
  messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
  inferenceConfig: { maxTokens: 10 },
} satisfies ConverseStreamRequest;
const transcription = { LanguageCode: 'en-US', MediaSampleRateHertz: 8000, MediaEncoding: 'pcm' } as const;
const signed = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIDTEST/20261120/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0',
};

interface Options {
  readonly delaysMs?: Readonly<Record<string, number>>;
  readonly faults?: readonly Fault[];
  readonly switches?: World['switches'];
}

function worldOf({ delaysMs = {}, faults = [], switches = allGood }: Options): World {
  return { ...quietWorld({ delaysMs }), journal: createJournal(), faults: createFaults(faults), switches };
}

type ConverseEvents = NonNullable<ConverseStreamResponse['stream']>;
type ConverseEvent = ConverseEvents extends AsyncIterable<infer Event> ? Event : never;

async function converseServer(
  events: (
    input: ConverseStreamRequest,
    exchange: Exchange,
  ) => Iterable<ConverseEvent> | AsyncIterable<ConverseEvent>,
  options: Options = {},
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

type Echo = (
  input: StartStreamTranscriptionRequest,
  exchange: Exchange,
) => NonNullable<StartStreamTranscriptionResponse['TranscriptResultStream']>;

async function echoServer(options: Options, answer: Echo = echo) {
  const world = worldOf(options);
  const service = restJsonService({
    name: 'transcribe',
    invalid: { name: 'BadRequestException', status: 400 },
    operations: [
      operation<StartStreamTranscriptionRequest, StartStreamTranscriptionResponse>(
        StartStreamTranscription$,
        {
          answer: async (input, exchange) => ({
            SessionId: 's-1',
            TranscriptResultStream: answer(input, exchange),
          }),
        },
      ),
    ],
  });
  const server: Listener = await serve(world, service, 'h2c');
  const client = new TranscribeStreamingClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts: 1,
    // The SDK warns of each stream that fails, which is what the tests are about.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  open.push(server, { close: () => client.destroy() });
  return { world, server, client };
}

async function* echo(input: StartStreamTranscriptionRequest) {
  for await (const { AudioEvent: heard } of input.AudioStream ?? []) {
    const text = Buffer.from(heard?.AudioChunk ?? []).toString();
    yield { TranscriptEvent: { Transcript: { Results: [{ ResultId: text }] } } };
  }
}

async function* audio(words: readonly string[]) {
  for (const word of words) yield { AudioEvent: { AudioChunk: Buffer.from(word) } };
}

async function collect({ stream }: Pick<ConverseStreamCommandOutput, 'stream'>): Promise<object[]> {
  const events: object[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
}

/** Polls without a clock of its own: the test's limit of time ends it. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
