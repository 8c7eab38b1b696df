import { describe, expect, it } from 'vitest';
import type { FlowType } from '../../../../lib/flow-language/flow.ts';
import type { AgentScript } from '../../../../simulator/connect/queue/agent-script.ts';
import { flowAround, flowNamed, type TestAction } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const errors = ['NoMatchingError'];
const queues = [{ arn: 'arn:x/queue/desk', name: 'Desk' }];
const setQueue = { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'arn:x/queue/desk' }, errors };
const transfer = { type: 'TransferContactToQueue', errors: ['QueueAtCapacity', 'NoMatchingError'] };
const say = (Text: string) => ({ type: 'MessageParticipant', parameters: { Text }, errors });
const endingWith = (name: string, type: FlowType, ...actions: readonly TestAction[]) =>
  flowNamed(name, flowAround(...actions).replaceAll('DisconnectParticipant', 'EndFlowExecution'), type);
const hook = (name: string, flow: { readonly arn: string }) => ({
  type: 'UpdateContactEventHooks',
  parameters: { EventHooks: { [name]: flow.arn } },
  errors,
});
const quick: AgentScript = { name: 'Ann', does: 'answers', afterMs: 300, dropsAfterMs: 300 };
const flow = flowAround(setQueue, transfer);

describe('an agent', () => {
  it('accepts, is whispered to, hears the caller, and hangs up', async () => {
    const { call, end, rig } = await play({ flow, queues, agents: [quick] });

    expect(end.reason).toBe('agent-hung-up');
    expect(call.farEnds).toMatchObject([
      { who: 'Ann', as: 'agent', outcome: 'answered', shownNumber: '+12065550142' },
    ]);
    expect(call.farEnds[0]?.heard).toHaveLength(1);
    expect(rig.events.map(({ detail }) => detail['eventType'])).toEqual([
      'INITIATED',
      'QUEUED',
      'CONNECTED_TO_AGENT',
      'DISCONNECTED',
      'COMPLETED',
    ]);
    expect(rig.events[2]?.detail).toMatchObject({
      agentInfo: { agentArn: expect.stringContaining('/agent/') },
      queueInfo: { queueArn: 'arn:x/queue/desk' },
    });
  });

  it('hears the flow of the whisper, the caller another at the same time, before they are joined', async () => {
    const whisper = endingWith('whisper', 'AGENT_WHISPER', say('$.Attributes.who'));
    const mind = endingWith('mind', 'CUSTOMER_WHISPER', say('Putting you through'));
    const named = {
      type: 'UpdateContactAttributes',
      parameters: { Attributes: { who: 'Quill calls about a brake' } },
      errors,
    };

    const { call } = await play({
      flow: flowAround(
        named,
        hook('AgentWhisper', whisper),
        hook('CustomerWhisper', mind),
        setQueue,
        transfer,
      ),
      more: [whisper, mind],
      queues,
      agents: [{ ...quick, says: 'Hello' }],
    });

    const [ann] = call.farEnds;
    expect(ann?.attributes).toEqual({ who: 'Quill calls about a brake' });
    const lengths = (sounds: typeof call.timeline) => sounds.map(({ startMs, endMs }) => endMs - startMs);
    expect(lengths(ann?.heard ?? [])).toEqual([250]);
    const played = call.timeline.filter(
      ({ kind, startMs }) => kind !== 'silence' && startMs >= (ann?.answeredAtMs ?? 0),
    );
    expect(lengths(played)).toEqual([190, 50]);
    expect(played[1]?.startMs).toBeGreaterThanOrEqual(ann?.heard[0]?.endMs ?? Number.POSITIVE_INFINITY);
  });

  it.each([
    ['rejects', { name: 'Ann', does: 'rejects', afterMs: 200 }, 'rejected'],
    ['rings out', { name: 'Ann', does: 'rings-out' }, 'rang-out'],
  ] as const)('who %s leaves the contact to the next one', async (_, first, outcome) => {
    const { call } = await play({ flow, queues, agents: [first, { ...quick, name: 'Bob' }] });

    expect(call.farEnds).toMatchObject([
      { who: 'Ann', outcome },
      { who: 'Bob', outcome: 'answered' },
    ]);
  });

  it('is left alone by a caller who hangs up while it rings', async () => {
    const { call } = await play({
      flow,
      queues,
      agents: [quick],
      during: (phone, rig) => rig.world.clock.sleep(100).then(() => phone.hangUp()),
    });

    expect(call.farEnds).toMatchObject([{ who: 'Ann', outcome: 'gave-up' }]);
  });

  it('leaves the caller to the flow of CustomerRemaining', async () => {
    const remaining = flowNamed('remaining', flowAround(say('Goodbye')));

    const { end, call } = await play({
      flow: flowAround(hook('CustomerRemaining', remaining), setQueue, transfer),
      more: [remaining],
      queues,
      agents: [quick],
    });

    expect(end.reason).toBe('flow-disconnected');
    expect(call.trace.at(-2)).toMatchObject({ flow: 'remaining', identifier: 'a0' });
  });
});

describe('a queue', () => {
  it('without agents is left by the key that its flow takes', async () => {
    const menu = flowNamed(
      'hold',
      flowAround({
        type: 'GetParticipantInput',
        parameters: { StoreInput: 'False', InputTimeLimitSeconds: '5', Text: 'Press 1' },
        conditions: ['1'],
        errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
      }),
      'CUSTOMER_QUEUE',
    );

    const { end, call } = await play({
      flow: flowAround(hook('CustomerQueue', menu), setQueue, transfer),
      more: [menu],
      queues,
      agents: [],
      during: async (phone) => {
        await phone.keypad();
        phone.press('1');
      },
    });

    expect(end.reason).toBe('flow-disconnected');
    expect(call.trace.at(-2)).toMatchObject({ flow: 'hold', identifier: 'is 1' });
  });

  it('is left in the middle of its flow when an agent accepts', async () => {
    const long = endingWith('hold', 'CUSTOMER_QUEUE', say('x'.repeat(500)));

    const { end, call } = await play({
      flow: flowAround(hook('CustomerQueue', long), setQueue, transfer),
      more: [long],
      queues,
      agents: [quick],
    });

    expect(end.reason).toBe('agent-hung-up');
    const [held] = call.timeline.filter(({ kind }) => kind !== 'silence');
    expect(held?.endMs).toBeLessThan((call.farEnds[0]?.answeredAtMs ?? 0) + 1_000);
  });
});
