import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../simulator/deployment/account.ts';
import { functionsOf } from '../../simulator/deployment/functions.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
let world: RunningWorld;
beforeAll(async () => {
  product = await bundledProduct();
  world = await product.open({ speed: 8, quotas: 'raised-quotas' });
});
afterAll(() => product[Symbol.asyncDispose]());

const functions = ['next-step', 'call-orchestrator', 'contact-event', 'knowledge-sync'] as const;
const invoke = (name: string, event: unknown) =>
  world.lambda.invoke(name, event, { mode: 'RequestResponse' });
const itemsOf = async (contactId: string) => {
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
  return items.filter(({ pk }) => pk === `CALL#${contactId}`);
};

let contacts = 0;
const newContact = (): string => {
  contacts += 1;
  return `bbbbbbbb-0000-4000-8000-${String(contacts).padStart(12, '0')}`;
};

const askOf = (contactId: string, parameters: object = {}, data: object = {}) => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: { ContactId: contactId, ...data }, Parameters: { purpose: 'ask', ...parameters } },
});

/** What a flow can do something with: flat, no empty string, an action that the flow knows. */
const spoken = /^(play|say|wait|listen|digits|transfer|voicemail|callback|menu|hangup|renew)$/;
function expectSpeakable(answer: unknown): void {
  const flat = answer as Readonly<Record<string, unknown>>;
  expect(Object.values(flat).filter((value) => typeof value !== 'string' || value === '')).toEqual([]);
  if ('do' in flat) expect(flat['do']).toMatch(spoken);
}

/** Anything, and what is nearly an event of one of the functions. */
const garbage = fc.oneof(
  fc.jsonValue(),
  fc.record({ Details: fc.record({ ContactData: fc.jsonValue(), Parameters: fc.jsonValue() }) }),
  fc.record({ Details: fc.record({ ContactData: fc.record({ ContactId: fc.constantFrom('', null, 7) }) }) }),
  fc.record({
    detail: fc.record({ eventType: fc.constant('DISCONNECTED'), contactId: fc.constantFrom(null, 7) }),
  }),
  fc.record({ contactId: fc.constantFrom('', 'c', null), epoch: fc.constantFrom('1', null) }),
  fc.record({ Records: fc.oneof(fc.jsonValue(), fc.array(fc.record({ s3: fc.jsonValue() }))) }),
);

describe('events that are none', () => {
  it('get from next-step the keypad menu', async () => {
    const before = await world.dynamodb.readTable(world.environment.CALLS_TABLE);

    await fc.assert(
      fc.asyncProperty(garbage, async (event) => {
        const { functionError, payload } = await invoke('next-step', event);
        expect(functionError).toBeUndefined();
        expect(payload).toEqual({ step: '0', do: 'menu' });
      }),
      { numRuns: 40 },
    );

    expect(await world.dynamodb.readTable(world.environment.CALLS_TABLE)).toEqual(before);
  });

  it('do nothing in the orchestrator and at the end of a contact but write one line of what to check', async () => {
    const before = await world.dynamodb.readTable(world.environment.CALLS_TABLE);

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('call-orchestrator', 'contact-event'),
        garbage,
        async (name, event) => {
          const { functionError, payload } = await invoke(name, event);
          expect(functionError).toBeUndefined();
          expect(payload ?? null).toBeNull();
        },
      ),
      { numRuns: 40 },
    );

    expect(await world.dynamodb.readTable(world.environment.CALLS_TABLE)).toEqual(before);
    const lines = world.lambda.logs.map(({ line }) => line).join('\n');
    expect(lines).toContain('only next-step may start this function');
    expect(lines).toContain('check the rule that sends it here');
  });

  it('publish nothing but what stands in the file', async () => {
    const [before] = await knowledge();

    await fc.assert(
      fc.asyncProperty(garbage, async (event) => {
        await invoke('knowledge-sync', event);
      }),
      { numRuns: 15 },
    );

    const [after] = await knowledge();
    expect(after?.['version']).toBe(before?.['version']);
  });

  it('get from knowledge-sync an answer, and one line of what to check', async () => {
    const nearly = fc.oneof(
      garbage,
      fc.constantFrom({ Records: false }, { Records: [{ s3: { object: { key: '%E0%A4%A' } } }] }, 7, 'x', []),
    );

    await fc.assert(
      fc.asyncProperty(nearly, async (event) => {
        const { functionError, payload } = await invoke('knowledge-sync', event);
        expect(functionError, JSON.stringify(payload)).toBeUndefined();
        expect(payload).toHaveProperty('status');
      }),
      { numRuns: 15, examples: [[{ Records: false }]] },
    );

    expect(world.lambda.logs.map(({ line }) => line).join('\n')).toContain('check what sends it here');
  });
});

const knowledge = async () => {
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
  return items.filter(({ pk }) => pk === 'KNOWLEDGE');
};

describe('asks of a shape that Connect could send', () => {
  const text = fc.oneof(
    fc.constantFrom(null, '', 'none', '0', '1', '-1', '1e9', '99999999999999999999'),
    fc.string(),
  );

  it('are always answered with something that the flow can do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            purpose: fc.constantFrom('ask', 'check', 'tell', 'fallback', 'nonsense'),
            after: text,
            failed: text,
            digits: text,
            choice: text,
            what: text,
          },
          { requiredKeys: [] },
        ),
        fc.record(
          { CustomerEndpoint: fc.constantFrom(null, { Address: null }, { Address: '' }) },
          { requiredKeys: [] },
        ),
        async (parameters, data) => {
          const { functionError, payload } = await invoke('next-step', askOf(newContact(), parameters, data));
          expect(functionError).toBeUndefined();
          expectSpeakable(payload);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('get the same step again when they are repeated, also with very long attributes', async () => {
    const contactId = newContact();
    const long = { Attributes: { note: 'x'.repeat(30_000) } };

    const answers = await Promise.all([
      invoke('next-step', askOf(contactId, { after: '' }, long)),
      invoke('next-step', askOf(contactId, { after: '' }, long)),
      invoke('next-step', askOf(contactId, { after: '' })),
    ]);

    expect(new Set(answers.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
    expect(answers[0]?.payload).toMatchObject({ step: '1', do: 'play' });
    expect(JSON.stringify(await itemsOf(contactId))).not.toContain('xxxx');
  });

  it('start nothing after the end of the call', async () => {
    const contactId = newContact();
    await invoke('next-step', askOf(contactId, { after: '' }));
    const ended = {
      detail: { eventType: 'DISCONNECTED', contactId, disconnectTimestamp: '2026-11-23T18:00:30Z' },
    };
    await invoke('contact-event', ended);
    await invoke('contact-event', ended);

    const { payload } = await invoke('next-step', askOf(contactId, { after: '2' }, streamOf(contactId)));
    await world.lambda.whenIdle();

    expectSpeakable(payload);
    expect(await world.readEpoch(contactId)).toBe(0);
    expect((await itemsOf(contactId)).map(({ sk }) => sk)).toEqual(['CALL', 'RECORD']);
  });

  it('leave no state of a contact that nobody has asked for', async () => {
    const contactId = newContact();

    await invoke('contact-event', { detail: { eventType: 'DISCONNECTED', contactId } });
    await invoke('call-orchestrator', { contactId, epoch: 1 });

    expect(await itemsOf(contactId)).toEqual([]);
  });
});

function streamOf(contactId: string) {
  const audio = {
    StreamARN: `arn:aws:kinesisvideo:${account.region}:${account.id}:stream/none-${contactId}/1795456800000`,
    StartTimestamp: '1795456800000',
  };
  return { MediaStreams: { Customer: { Audio: audio } } };
}

describe('a variable that is missing from a function', () => {
  it.each(functions)('is named when %s is invoked', async (name) => {
    const fn = functionsOf({
      handlers: product.handlers,
      profile: { greeting: 'Hello.', voice: 'Ruth', language: 'en-US' },
    }).all.find((one) => one.name === name);
    if (fn === undefined) throw new Error(`There is no function ${name}.`);
    const { CALLS_TABLE: _, ...environment } = fn.environment;
    const crippled = `${name}-without-a-table`;
    world.lambda.register({ ...fn, name: crippled, arn: account.functionArn(crippled), environment });

    const { functionError, payload } = await invoke(crippled, {});

    expect(functionError).toBeDefined();
    expect((payload as { errorMessage: string }).errorMessage).toBe(
      'Environment variables are missing or wrong: CALLS_TABLE. Set them on the function.',
    );
  });
});
