import { describe, expect, it } from 'vitest';
import { tone } from '../../../../simulator/connect/line/tone.ts';
import { flowAround, flowNamed, INSTANCE, type TestAction } from '../flow-around.ts';
import { play, startRig } from '../start-rig.ts';
import { wavOf } from '../wav-of.ts';

const errors = ['NoMatchingError'];
const queues = [{ arn: 'arn:x/queue/desk', name: 'Desk', maxContacts: 1 }];
const setQueue = { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'arn:x/queue/desk' }, errors };
const transfer = { type: 'TransferContactToQueue', errors: ['QueueAtCapacity', 'NoMatchingError'] };
const attribute = (Attributes: object) => ({
  type: 'UpdateContactAttributes',
  parameters: { Attributes },
  errors,
});

describe('UpdateContactTargetQueue', () => {
  it.each([
    ['a queue', { QueueId: 'desk' }, 'ok'],
    ['no such queue', { QueueId: 'other' }, 'NoMatchingError'],
    ['a reference to nothing', { QueueId: '$.Attributes.queue' }, 'NoMatchingError'],
    ['an agent', { AgentId: 'ann' }, 'NoMatchingError'],
  ])('%s', async (_, parameters, expected) => {
    const flow = flowAround({ type: 'UpdateContactTargetQueue', parameters, errors });

    expect((await play({ flow, queues })).last).toBe(expected);
  });
});

describe('TransferContactToQueue', () => {
  it('holds the caller for a while, tells of it, and ends', async () => {
    const { end, call, rig } = await play({ flow: flowAround(setQueue, transfer), queues, queueWaitMs: 500 });

    expect(end.reason).toBe('transferred-to-queue');
    expect(end.atMs - call.startMs).toBeGreaterThanOrEqual(500);
    expect(call.timeline.some(({ kind }) => kind === 'tone')).toBe(true);
    expect(rig.events.map(({ detail }) => detail['eventType'])).toEqual([
      'INITIATED',
      'QUEUED',
      'DISCONNECTED',
      'COMPLETED',
    ]);
    expect(rig.events[1]?.detail['queueInfo']).toMatchObject({ queueArn: 'arn:x/queue/desk' });
  });

  it('takes the error branch when no queue has been set', async () => {
    expect((await play({ flow: flowAround(transfer) })).last).toBe('NoMatchingError');
  });

  it('has its own branch for a queue that is full', async () => {
    const rig = await startRig({ flow: flowAround(setQueue, transfer), queues, queueWaitMs: 400 });

    const first = await rig.connect.placeCall();
    const second = await rig.connect.placeCall();
    const reasons = [(await second.ended).reason, (await first.ended).reason];

    expect(second.trace.at(-1)?.identifier).toBe('QueueAtCapacity');
    expect(reasons).toEqual(['flow-disconnected', 'transferred-to-queue']);
  });

  it('plays audio from S3 in the loop prompts of its flow', async () => {
    const uri = 'https://prompts.s3.us-east-1.amazonaws.com/hold.wav';
    const queueFlow = flowNamed(
      'hold',
      flowAround({
        type: 'MessageParticipantIteratively',
        parameters: { Messages: [{ Media: { Uri: uri, SourceType: 'S3', MediaType: 'Audio' } }] },
        errors,
      }),
      'CUSTOMER_QUEUE',
    );
    const hook = {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerQueue: queueFlow.arn } },
      errors,
    };

    const { call } = await play({
      flow: flowAround(hook, setQueue, transfer),
      more: [queueFlow],
      objects: { 'prompts/hold.wav': wavOf(tone([300], 100)) },
      queues,
      queueWaitMs: 500,
    });

    expect(call.timeline.filter(({ kind }) => kind === 'tone').length).toBeGreaterThan(2);
  });

  it('plays the queue flow that a hook names, round and round', async () => {
    const queueFlow = flowNamed(
      'hold',
      flowAround({
        type: 'MessageParticipantIteratively',
        parameters: { Messages: [{ Text: 'Soon' }] },
        errors,
      }),
      'CUSTOMER_QUEUE',
    );
    const hook = {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerQueue: queueFlow.arn } },
      errors,
    };

    const { end, call } = await play({
      flow: flowAround(hook, setQueue, transfer),
      more: [queueFlow],
      queues,
      queueWaitMs: 500,
    });

    expect(end.reason).toBe('transferred-to-queue');
    expect(call.timeline.filter(({ kind }) => kind === 'tone').length).toBeGreaterThan(3);
  });

  it('ends when the caller gives up waiting', async () => {
    const { end } = await play({
      flow: flowAround(setQueue, transfer),
      queues,
      queueWaitMs: 60_000,
      during: (call, rig) =>
        rig.world.clock.sleep(100).then(() => {
          call.hangUp();
        }),
    });

    expect(end.reason).toBe('caller-hung-up');
  });
});

describe('MessageParticipantIteratively', () => {
  it('is interrupted when its time is up', async () => {
    const queueFlow = flowNamed(
      'hold',
      flowAround({
        type: 'MessageParticipantIteratively',
        parameters: { Messages: [{ Text: 'Still here' }], InterruptFrequencySeconds: '1' },
        conditions: ['MessagesInterrupted'],
        errors,
      }),
      'CUSTOMER_QUEUE',
    );
    const hook = {
      type: 'UpdateContactEventHooks',
      parameters: { EventHooks: { CustomerQueue: queueFlow.arn } },
      errors,
    };

    const { call } = await play({
      flow: flowAround(hook, setQueue, transfer),
      more: [queueFlow],
      queues,
      queueWaitMs: 3_000,
    });

    expect(call.trace.filter(({ flow }) => flow === 'hold').map(({ identifier }) => identifier)).toEqual([
      'a0',
      'is MessagesInterrupted',
    ]);
  });
});

describe('TransferToFlow', () => {
  const go = (ContactFlowId: string) => ({ type: 'TransferToFlow', parameters: { ContactFlowId }, errors });

  it('carries contact attributes along and leaves flow attributes and $.External behind', async () => {
    const second = flowNamed(
      'second',
      flowAround(attribute({ b: '$.FlowAttributes.f', c: '$.Attributes.a', d: '$.External.e' })),
    );
    const flow = flowAround(
      attribute({ a: '1', second: second.arn }),
      { type: 'UpdateFlowAttributes', parameters: { FlowAttributes: { f: { Value: '2' } } }, errors },
      go('$.Attributes.second'),
    );

    const { call, last } = await play({ flow, more: [second] });

    expect(last).toBe('ok');
    expect(call.attributes).toEqual({ a: '1', c: '1', second: second.arn });
  });

  it.each([
    ['a flow that does not exist', `${INSTANCE}/contact-flow/gone`],
    ['a reference to nothing', '$.Attributes.nothing'],
    ['a queue flow', `${INSTANCE}/contact-flow/hold`],
  ])('takes the error branch for %s', async (_, id) => {
    const hold = flowNamed(
      'hold',
      flowAround({ type: 'MessageParticipant', parameters: { Text: 'Hi' }, errors }),
      'CUSTOMER_QUEUE',
    );

    expect((await play({ flow: flowAround(go(id)), more: [hold] })).last).toBe('NoMatchingError');
  });
});

describe('InvokeFlowModule', () => {
  const module = (name: string, ...actions: TestAction[]) =>
    flowNamed(
      name,
      flowAround(...actions).replaceAll('DisconnectParticipant', 'EndFlowModuleExecution'),
      'MODULE',
    );
  const invoke = (name: string) => ({
    type: 'InvokeFlowModule',
    parameters: { FlowModuleId: `${INSTANCE}/flow-module/${name}` },
    errors,
  });

  it('comes back, with the flow attributes as they were, which the module has not seen', async () => {
    const inner = module('inner', attribute({ inside: '$.FlowAttributes.f', x: '1' }));
    const flow = flowAround(
      { type: 'UpdateFlowAttributes', parameters: { FlowAttributes: { f: { Value: '2' } } }, errors },
      invoke('inner'),
      attribute({ after: '$.FlowAttributes.f' }),
    );

    const { call, last } = await play({ flow, more: [inner] });

    expect(last).toBe('ok');
    expect(call.attributes).toEqual({ x: '1', after: '2' });
  });

  it('takes the error branch for a module that does not exist, and five deep', async () => {
    const deep = module('deep', invoke('deep'));

    expect((await play({ flow: flowAround(invoke('gone')) })).last).toBe('NoMatchingError');
    expect(
      (await play({ flow: flowAround(invoke('deep')), more: [deep] })).road.filter((name) => name === 'a0'),
    ).toHaveLength(6);
  });
});
