import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  type ConverseStreamRequest,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { cutArguments, wholeArguments } from '../../../../simulator/services/bedrock/argument-pieces.ts';
import { misbehaviourNames } from '../../../../simulator/services/bedrock/misbehave.ts';
import { startBedrock } from '../../../../simulator/services/bedrock/start-bedrock.ts';
import { allBad, allGood } from '../../../../simulator/switches.ts';
import { type TestWorldOptions, testWorld } from '../../test-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('ConverseStream', () => {
  it('picks a tool and sends each argument whole, in order', async () => {
    const { converse } = await bedrock();

    const events = await converse(request);

    expect(namesOf(events)).toEqual([
      'messageStart',
      'contentBlockStart',
      ...Array.from({ length: 5 }, () => 'contentBlockDelta'),
      'contentBlockStop',
      'messageStop',
      'metadata',
    ]);
    expect(piecesOf(events)).toEqual([
      '',
      '{"source_ids": ["s1"]',
      ', "first_sentence": "We are open nine to five."',
      ', "rest": ""',
      '}',
    ]);
    expect(stopOf(events)).toBe('tool_use');
    expect(events.at(-1)?.metadata?.usage?.outputTokens).toBeGreaterThan(10);
  });

  it('cuts the arguments anywhere when the switch is bad', async () => {
    const { converse } = await bedrock({ switches: allBad });

    const pieces = piecesOf(await converse(request));

    expect(pieces.length).toBeGreaterThan(10);
    expect(JSON.parse(pieces.join(''))).toEqual(pick.input);
  });

  it('breaks off at maxTokens', async () => {
    const { converse } = await bedrock();

    const events = await converse({ ...request, inferenceConfig: { maxTokens: 8 } });

    expect(piecesOf(events).join('')).toBe('{"source_ids": ["s1"], "first');
    expect(stopOf(events)).toBe('max_tokens');
    expect(events.at(-1)?.metadata?.usage?.outputTokens).toBe(8);
  });

  it('takes its time for a new connection, the first token, and each token after', async () => {
    const { converse, world } = await bedrock({
      delaysMs: { 'bedrock.connect': 9, 'bedrock.first-token': 5, 'bedrock.per-token': 0.5 },
    });

    await converse(request);
    await converse(request);

    const [first, second] = world.journal.entries;
    expect(first?.delays?.slice(0, 2)).toEqual([
      { stage: 'bedrock.connect', ms: 9 },
      { stage: 'bedrock.first-token', ms: 5 },
    ]);
    expect(second?.delays?.[0]).toEqual({ stage: 'bedrock.first-token', ms: 5 });
    expect(second?.delays?.filter(({ stage }) => stage === 'bedrock.per-token')).toHaveLength(4);
  });

  it.each<[string, Partial<ConverseStreamRequest>, string]>([
    ['an unknown model', { modelId: 'claude-9' }, 'The provided model identifier is invalid.'],
    ['a model without its profile', { modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0' }, 'on-demand'],
    ['no messages', { messages: [] }, 'must start with a user message'],
    ['an assistant first', { messages: [message('assistant', 'Hi')] }, 'must start with a user message'],
    ['two users in a row', { messages: [message('user', 'a'), message('user', 'b')] }, 'must alternate'],
    ['an assistant last', { messages: [message('user', 'a'), message('assistant', 'b')] }, 'last message'],
    ['a blank text', { messages: [message('user', ' ')] }, 'messages.0.content.0 is blank'],
    ['no content', { messages: [{ role: 'user', content: [] }] }, 'messages.0 is empty'],
    ['a blank system prompt', { system: [{ text: '' }] }, 'system.0 is blank'],
    ['no maxTokens', { inferenceConfig: {} }, 'maxTokens'],
    ['too many maxTokens', { inferenceConfig: { maxTokens: 64_001 } }, 'exceeds the model limit'],
    ['two kinds of sampling', { inferenceConfig: { maxTokens: 9, temperature: 0, topP: 1 } }, 'top_p'],
    ['no tools', { toolConfig: { tools: [] } }, 'toolConfig.tools'],
    ['a tool twice', { toolConfig: { tools: [tool(), tool()] } }, 'must be unique'],
    ['a bad name', { toolConfig: { tools: [tool({ name: 'a b' })] } }, 'regular expression'],
    [
      'a schema of another type',
      { toolConfig: { tools: [tool({ inputSchema: { json: { type: 'string' } } })] } },
      'json.type',
    ],
    [
      'a choice that there is not',
      { toolConfig: { tools: [tool()], toolChoice: { tool: { name: 'b' } } } },
      "Tool 'b'",
    ],
    [
      'an open schema with strict',
      { toolConfig: { tools: [tool({ strict: true, inputSchema: { json: { type: 'object' } } })] } },
      'additionalProperties',
    ],
  ])('refuses %s', async (_, change, message) => {
    const { converse } = await bedrock();

    await expect(converse({ ...request, ...change })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('takes strict tools, or refuses them when the switch is bad', async () => {
    const strict = { ...request, toolConfig: { tools: [tool({ strict: true })], toolChoice: { any: {} } } };

    expect(stopOf(await (await bedrock({ switches: allGood })).converse(strict))).toBe('tool_use');
    await expect((await bedrock({ switches: allBad })).converse(strict)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'tools.0.custom.strict: Extra inputs are not permitted',
    });
  });

  it('counts maxTokens against the quota of a minute until the reply has ended', async () => {
    const { converse, world } = await bedrock();
    let begin: () => void = () => {};
    const begun = new Promise<number>((resolve) => {
      begin = () => resolve(0);
    });
    Object.assign(world.delays, {
      wait: async (stage: string) => (stage === 'bedrock.first-token' ? begun : 0),
    });
    const greedy = { ...request, inferenceConfig: { maxTokens: 64_000 } };
    const refused: unknown[] = [];

    const together = Array.from({ length: 20 }, () =>
      converse(greedy).catch((error: unknown) => {
        // The fifteen that the quota has room for wait for their first token until the other five are refused.
        if (refused.push(error) === 5) begin();
      }),
    );
    await Promise.all(together);

    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
    expect(stopOf(await converse(greedy))).toBe('tool_use');
  });

  it('knows no quota when it has been raised', async () => {
    const { converse } = await bedrock({ quotas: 'raised-quotas' });
    const greedy = { ...request, inferenceConfig: { maxTokens: 64_000 } };

    const together = await Promise.allSettled(Array.from({ length: 20 }, () => converse(greedy)));

    expect(together.every(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('is throttled by a fault, by name', async () => {
    const { converse } = await bedrock({ faults: [{ service: 'bedrock', kind: 'throttle', nth: 1 }] });

    await expect(converse(request)).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(stopOf(await converse(request))).toBe('tool_use');
  });

  it('is cut in mid-stream by a fault', async () => {
    const { converse } = await bedrock({ faults: [{ service: 'bedrock', kind: 'cut', afterEvents: 4 }] });

    await expect(converse(request)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('a model that misbehaves', () => {
  it.each<[string, (events: ConverseStreamOutput[]) => void]>([
    [
      'free-text',
      (events) => expect(events.some((event) => event.contentBlockDelta?.delta?.text)).toBe(true),
    ],
    ['two-tools', (events) => expect(toolsOf(events)).toEqual(['answer_from_knowledge', 'end_call'])],
    ['unknown-tool', (events) => expect(toolsOf(events)).toEqual(['look_up_weather'])],
    [
      'wrong-types',
      (events) => expect(argumentsOf(events)).toEqual({ source_ids: 's1', first_sentence: 7, rest: 7 }),
    ],
    ['missing-argument', (events) => expect(argumentsOf(events)).toEqual({ source_ids: ['s1'], rest: '' })],
    ['extra-argument', (events) => expect(argumentsOf(events)).toMatchObject({ phone_number: '911' })],
    [
      'truncated-json',
      (events) => {
        expect(() => argumentsOf(events)).toThrow(SyntaxError);
        expect(stopOf(events)).toBe('tool_use');
      },
    ],
    [
      'max-tokens',
      (events) => {
        expect(() => argumentsOf(events)).toThrow(SyntaxError);
        expect(stopOf(events)).toBe('max_tokens');
      },
    ],
    ['malformed-tool-use', (events) => expect(stopOf(events)).toBe('malformed_tool_use')],
    ['empty', (events) => expect(namesOf(events)).toEqual(['messageStart', 'messageStop', 'metadata'])],
    ['stops', (events) => expect(stopOf(events)).toBeUndefined()],
    [
      'invented-price',
      (events) =>
        expect(argumentsOf(events)).toMatchObject({
          source_ids: ['s1'],
          first_sentence: expect.stringMatching(/4712 dollars/),
        }),
    ],
    ['invented-source', (events) => expect(argumentsOf(events)).toMatchObject({ source_ids: ['s999'] })],
    [
      'claims-booking',
      (events) =>
        expect(argumentsOf(events)).toMatchObject({ first_sentence: expect.stringContaining('booked') }),
    ],
    [
      'obeys-attacker',
      (events) => expect(argumentsOf(events)).toMatchObject({ first_sentence: 'When are you open?' }),
    ],
  ])('can be told: %s', async (behaviour, assess) => {
    const { converse } = await bedrock({ faults: [{ service: 'bedrock', kind: 'misbehave', behaviour }] });

    assess(await converse(request));
  });

  it('can be told to never end, until the client leaves', async () => {
    const { client, world } = await bedrock({
      speed: 8,
      faults: [{ service: 'bedrock', kind: 'misbehave', behaviour: 'endless' }],
    });
    const leave = new AbortController();
    let deltas = 0;

    const { stream = [] } = await client.send(new ConverseStreamCommand(request), {
      abortSignal: leave.signal,
    });
    const reading = (async () => {
      for await (const _ of stream) if (++deltas === 40) leave.abort();
    })();

    await expect(reading).rejects.toThrow();
    while (world.journal.entries.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(world.journal.entries[0]?.outcome).toBe('client-gone');
  });

  it('says which behaviours there are when told another', async () => {
    const { converse } = await bedrock({
      faults: [{ service: 'bedrock', kind: 'misbehave', behaviour: 'sings' }],
    });

    await expect(converse(request)).rejects.toThrow(
      `no behaviour sings; it has ${misbehaviourNames.join(', ')}`,
    );
  });
});

describe('InvokeModel', () => {
  it.each([256, 512, 1024])('embeds in %i dimensions', async (dimensions) => {
    const { embed } = await bedrock({ delaysMs: { 'bedrock.embed': 2 } });

    const answer = await embed({ inputText: 'opening hours', dimensions, normalize: true });

    expect(answer.embedding).toHaveLength(dimensions);
    expect(Math.hypot(...answer.embedding)).toBeCloseTo(1);
    expect(answer.inputTextTokenCount).toBe(4);
  });

  it.each([
    ['another number of dimensions', { inputText: 'a', dimensions: 300 }, '#/dimensions'],
    ['an empty text', { inputText: '' }, '#/inputText'],
    ['a member that it does not know', { inputText: 'a', dims: 256 }, 'dims'],
    ['a text of another type', { inputText: 7 }, '#/inputText'],
  ])('refuses %s', async (_, body, message) => {
    const { embed } = await bedrock();

    await expect(embed(body)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('refuses another model', async () => {
    const { embed } = await bedrock();

    await expect(embed({ inputText: 'a' }, 'amazon.titan-embed-text-v1')).rejects.toThrow(
      'identifier is invalid',
    );
  });
});

describe('argument pieces', () => {
  const inputs = fc.dictionary(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.array(fc.string())),
  );

  it('are always the same JSON again, whole or cut', () => {
    fc.assert(
      fc.property(inputs, fc.string(), (input, seed) => {
        const plain = JSON.parse(JSON.stringify(input));
        expect(JSON.parse(wholeArguments(input).join(''))).toEqual(plain);
        expect(JSON.parse(cutArguments(input, seed).join(''))).toEqual(plain);
      }),
    );
  });

  it('are cut inside escapes, too', () => {
    const cut = Array.from({ length: 50 }, (_, seed) =>
      cutArguments({ rest: 'é"é"é"é"' }, String(seed)),
    ).flat();

    expect(cut.some((piece) => /\\(?:u[0-9a-f]{0,3})?$/.test(piece))).toBe(true);
  });
});

const pick = {
  tool: 'answer_from_knowledge',
  input: { source_ids: ['s1'], first_sentence: 'We are open nine to five.', rest: '' },
};

function message(role: 'user' | 'assistant', text: string) {
  return { role, content: [{ text }] };
}

function tool(change: object = {}) {
  const json = { type: 'object', properties: {}, additionalProperties: false };
  return {
    toolSpec: { name: 'answer_from_knowledge', description: 'Answers.', inputSchema: { json }, ...change },
  };
}

const request = {
  modelId: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  system: [{ text: 'Price: 4711. <source id="s1" heading="Hours">We are open nine to five.</source>' }],
  messages: [message('user', 'When are you open?')],
  inferenceConfig: { maxTokens: 300 },
  toolConfig: { tools: [tool()], toolChoice: { any: {} } },
} satisfies ConverseStreamRequest;

async function bedrock(options: TestWorldOptions = {}) {
  const world = testWorld(options);
  const server = await startBedrock(world, {
    readPrompt: () => pick,
    embed: (text, dimensions) =>
      Array.from({ length: dimensions }, (_, index) => (index === text.length ? 1 : 0)),
  });
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
  open.push(server, { close: () => client.destroy() });
  return {
    world,
    client,
    async converse(input: ConverseStreamRequest): Promise<ConverseStreamOutput[]> {
      const events: ConverseStreamOutput[] = [];
      const { stream = [] } = await client.send(new ConverseStreamCommand(input));
      for await (const event of stream) events.push(event);
      return events;
    },
    async embed(body: object, modelId = 'amazon.titan-embed-text-v2:0') {
      const answer = await client.send(
        new InvokeModelCommand({ modelId, contentType: 'application/json', body: JSON.stringify(body) }),
      );
      return JSON.parse(answer.body.transformToString()) as {
        embedding: number[];
        inputTextTokenCount: number;
      };
    },
  };
}

const namesOf = (events: readonly ConverseStreamOutput[]) => events.map((event) => Object.keys(event)[0]);
const stopOf = (events: readonly ConverseStreamOutput[]) =>
  events.find((event) => event.messageStop)?.messageStop?.stopReason;
const toolsOf = (events: readonly ConverseStreamOutput[]) =>
  events.flatMap((event) => event.contentBlockStart?.start?.toolUse?.name ?? []);
const piecesOf = (events: readonly ConverseStreamOutput[]) =>
  events.flatMap((event) => event.contentBlockDelta?.delta?.toolUse?.input ?? []);
const argumentsOf = (events: readonly ConverseStreamOutput[]): unknown =>
  JSON.parse(piecesOf(events).join(''));
