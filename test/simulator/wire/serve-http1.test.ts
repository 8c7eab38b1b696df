import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../../simulator/wire/aws-error.ts';
import { collect, converseServer, request } from './converse-server.ts';
import { closeAll, until } from './serving.ts';

afterEach(closeAll);

const signed = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIDTEST/20261120/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0',
};

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
