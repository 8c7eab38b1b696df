import { describe, expect, it } from 'vitest';
import type { AgentScript } from '../../../../simulator/connect/queue/agent-script.ts';
import { flowAround, type TestAction } from '../flow-around.ts';
import { play, type RigOptions } from '../start-rig.ts';

const errors = ['NoMatchingError'];
const queues = [{ arn: 'arn:x/queue/desk', name: 'Desk' }];
const ann: AgentScript = { name: 'Ann', does: 'answers', afterMs: 100, dropsAfterMs: 300 };
const setQueue = { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'desk' }, errors };
const setNumber = (CallbackNumber: string) => ({
  type: 'UpdateContactCallbackNumber',
  parameters: { CallbackNumber },
  errors: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
});
const order = (parameters: object = {}) => ({
  type: 'CreateCallbackContact',
  parameters: {
    InitialCallDelaySeconds: '0',
    MaximumConnectionAttempts: '2',
    RetryDelaySeconds: '0',
    ...parameters,
  },
  errors,
});

/** Plays the call, and waits until its callback has come out. */
async function calledBack(options: Omit<RigOptions, 'flow'>, ...actions: readonly TestAction[]) {
  const played = await play({ flow: flowAround(...actions), queues, agents: [ann], ...options });
  await expect.poll(() => played.rig.connect.callbacks[0]?.state).toMatch(/ended|failed/);
  return { ...played, callback: played.rig.connect.callbacks[0] };
}

describe('CreateCallbackContact', () => {
  it('has an agent call back when the caller has gone, as a contact of its own', async () => {
    const { call, callback, rig } = await calledBack(
      { people: new Map([['+12065550142', [{ does: 'answers', afterMs: 100, dropsAfterMs: 200 }]]]) },
      setQueue,
      order(),
    );

    expect(callback).toMatchObject({
      initialContactId: call.contactId,
      number: '+12065550142',
      state: 'ended',
      attempts: 1,
      agent: 'Ann',
    });
    const own = rig.events.filter(({ detail }) => detail['contactId'] === callback?.contactId);
    expect(own.map(({ detail }) => detail['eventType'])).toEqual([
      'INITIATED',
      'QUEUED',
      'CONNECTED_TO_AGENT',
      'DISCONNECTED',
      'COMPLETED',
    ]);
    expect(own[0]?.detail).toMatchObject({
      initiationMethod: 'CALLBACK',
      initialContactId: call.contactId,
    });
  });

  it.each([
    [
      'is reached at the second attempt',
      [
        { does: 'busy', afterMs: 50 },
        { does: 'answers', dropsAfterMs: 50 },
      ],
      'ended',
    ],
    ['is not reached', [{ does: 'rejects', afterMs: 50 }], 'failed'],
  ] as const)('tries again: a customer who %s', async (_, does, state) => {
    const { callback } = await calledBack(
      { people: new Map([['+12065550188', does]]) },
      setQueue,
      setNumber('+12065550188'),
      order(),
    );

    expect(callback).toMatchObject({ state, attempts: 2, number: '+12065550188' });
  });

  it.each([
    ['no queue', [order()], 'NoMatchingError'],
    ['a withheld number', [setQueue, order()], 'NoMatchingError'],
    ['a number in a country that is not allowed', [setNumber('+390612345678')], 'CallbackNumberNotDialable'],
    ['no number at all', [setNumber('42')], 'InvalidCallbackNumber'],
    [
      'no attempt',
      [setQueue, setNumber('+12065550188'), order({ MaximumConnectionAttempts: '0' })],
      'NoMatchingError',
    ],
  ] as const)('refuses %s', async (_, actions, expected) => {
    const { last, rig } = await play({ flow: flowAround(...actions), queues, call: {} });

    expect(last).toBe(expected);
    expect(rig.connect.callbacks).toEqual([]);
  });
});
