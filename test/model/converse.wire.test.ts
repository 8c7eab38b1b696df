import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { converse } from '../../lambdas/model/converse.ts';
import type { ConverseRequest } from '../../lambdas/model/converse-request.ts';
import { embed } from '../../lambdas/model/embed.ts';
import type { ModelEvent } from '../../lambdas/model/model-event.ts';
import { noUse } from '../../lambdas/model/model-use.ts';
import { AwsError } from '../../simulator/wire/aws-error.ts';
import type { World } from '../../simulator/world.ts';
import { testEnvironment } from '../brain/test-environment.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { type ScriptedBedrock, startScriptedBedrock, toolReply } from './scripted-bedrock.ts';

const request: ConverseRequest = {
  modelId: 'model',
  system: ['Rules.', 'Sources.'],
  messages: [{ role: 'user', text: 'Bye.' }],
  tools: [{ name: 'end_call', description: 'Ends.', schema: { type: 'object', properties: {} } }],
  strict: false,
};
const never = new AbortController().signal;
const limits = { firstTokenDeadlineMs: 60, totalDeadlineMs: 150 };
const bye = () => toolReply('end_call', { reason_code: 'goodbye' });

const quiet = quietWorld();
let connections = 0;
const world: World = {
  ...quiet,
  delays: {
    ...quiet.delays,
    async wait(stage) {
      if (stage === 'net.connect') connections++;
      return 0;
    },
  },
};
let bedrock: ScriptedBedrock;
beforeAll(async () => {
  bedrock = await startScriptedBedrock(world);
});
afterAll(() => bedrock.close());
beforeEach(() => {
  bedrock.script = { reply: bye };
});

async function read(asked = request, signal = never, of?: typeof limits): Promise<ModelEvent[]> {
  const told: ModelEvent[] = [];
  for await (const event of converse(asked, signal, of)) told.push(event);
  return told;
}

/** A reply that stops in the middle until the client goes away. */
async function* hang(events: number, signal: AbortSignal) {
  let sent = 0;
  for await (const event of bye()) {
    if (sent++ === events)
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    yield event;
  }
}

describe('converse', () => {
  it('forces one of the tools, caps the reply, and reads it to its usage', async () => {
    const told = await read();
    expect(told.map(({ type }) => type)).toEqual([
      'first-token',
      'tool-start',
      'tool-arguments',
      'stop',
      'usage',
    ]);
    expect(bedrock.requests.at(-1)).toMatchObject({
      modelId: 'model',
      system: [{ text: 'Rules.' }, { text: 'Sources.' }],
      inferenceConfig: { maxTokens: 300 },
      toolConfig: { toolChoice: { any: {} } },
    });
  });

  it('uses one connection for replies in sequence, also after a consumer that left early', async () => {
    await read();
    const before = connections;
    for (let reply = 0; reply < 5; reply++) await read();
    expect(connections).toBe(before);
    for (let reply = 0; reply < 20; reply++) {
      for await (const event of converse(request, never)) if (event.type === 'stop') break;
    }
    // What is left behind is read out beside the next request, which may need a connection of its own.
    expect(connections - before).toBeLessThanOrEqual(3);
  });

  it('counts what a reply takes, also one that is left', async () => {
    const use = noUse();
    await read({ ...request, use });
    expect(use).toEqual({ requests: 1, inputTokens: 900, outputTokens: 40 });
    for await (const _ of converse({ ...request, use }, never)) break;
    await expect.poll(() => use).toEqual({ requests: 2, inputTokens: 1_800, outputTokens: 80 });
  });

  it.each([0, 1, 3])('is cut by name when the connection is reset after %i events', async (afterEvents) => {
    world.faults.add({ service: 'bedrock', operation: 'ConverseStream', nth: 1, kind: 'cut', afterEvents });
    // Nothing was sent: the request is made once more, on a new connection.
    if (afterEvents === 0) await expect(read()).resolves.toHaveLength(5);
    else await expect(read()).rejects.toMatchObject({ name: 'ModelError', failure: 'cut' });
  });

  it('is cut by name when the stream ends before messageStop', async () => {
    bedrock.script.reply = async function* () {
      for await (const event of bye()) {
        if (event.messageStop !== undefined) return;
        yield event;
      }
    };
    await expect(read()).rejects.toMatchObject({ failure: 'cut' });
  });

  it('names a throttle, before the stream and within it', async () => {
    bedrock.script.reply = () => {
      throw new AwsError('ThrottlingException', 'Too many requests.', { status: 429 });
    };
    await expect(read()).rejects.toMatchObject({ failure: 'throttled' });
    bedrock.script.reply = async function* () {
      yield { messageStart: { role: 'assistant' } };
      throw new AwsError('throttlingException', 'Too many requests.', { status: 429 });
    };
    await expect(read()).rejects.toMatchObject({ failure: 'throttled' });
  });

  it.each([0, 2])('keeps its deadlines when the reply hangs after %i events', async (events) => {
    bedrock.script.reply = (_, signal) => hang(events, signal);
    await expect(read(request, never, limits)).rejects.toMatchObject({ failure: 'deadline' });
  });

  it('ends the request with the signal’s own reason', async () => {
    const controller = new AbortController();
    let ended: Promise<unknown> | undefined;
    bedrock.script.reply = (_, signal) => {
      ended = new Promise((resolve) => signal.addEventListener('abort', resolve));
      return hang(2, signal);
    };
    const told: string[] = [];
    const reading = (async () => {
      for await (const { type } of converse(request, controller.signal)) {
        told.push(type);
        if (type === 'tool-start') controller.abort(new Error('barge-in'));
      }
    })();
    await expect(reading).rejects.toThrow('barge-in');
    await ended;
    expect(told).toEqual(['first-token', 'tool-start']);
  });

  it('does without `strict` where it is refused, and remembers', async () => {
    const asked = { ...request, modelId: 'refuses-strict', strict: true };
    bedrock.script.reply = ({ toolConfig }) => {
      if (toolConfig?.tools?.some(({ toolSpec }) => toolSpec?.strict === true) === true) {
        throw new AwsError('ValidationException', 'strict: Extra inputs are not permitted', { status: 400 });
      }
      return bye();
    };
    const before = bedrock.requests.length;
    await read(asked);
    await read(asked);
    expect(bedrock.requests.length - before).toBe(3);
  });
});

describe('embed', () => {
  const embedded = (text: string) => embed(text, testEnvironment, never);

  it('asks as Titan V2 wants, and reads its answer', async () => {
    const bodies: unknown[] = [];
    bedrock.script.embedding = (body) => {
      bodies.push(body);
      return { embedding: [0.6, 0.8], inputTextTokenCount: 3 };
    };
    expect(await embedded('flat tire')).toEqual([0.6, 0.8]);
    expect(bodies).toEqual([{ inputText: 'flat tire', dimensions: 256, normalize: true }]);
  });

  it('names an answer without an embedding', async () => {
    bedrock.script.embedding = () => ({ message: 'no' });
    await expect(embedded('flat tire')).rejects.toMatchObject({ name: 'ModelError', failure: 'unavailable' });
  });
});
