import { describe, expect, it } from 'vitest';
import { CallOver, FastBusy } from '../../../simulator/connect/call-errors.ts';
import { flowAround, flowNamed } from './flow-around.ts';
import { play, startRig } from './start-rig.ts';

const errors = ['NoMatchingError'];
const say = (Text: string) => ({ type: 'MessageParticipant', parameters: { Text }, errors });
const LONG = say('x'.repeat(500));

/** A flow whose two actions lead to each other for ever. */
const circle = (first: object, second: object) =>
  JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'a',
    Actions: [
      { Identifier: 'a', Transitions: { NextAction: 'b' }, ...first },
      { Identifier: 'b', Transitions: { NextAction: 'a' }, ...second },
    ],
  });
const breath = { Type: 'MessageParticipant', Parameters: { Text: ' ' } };
const logging = { Type: 'UpdateFlowLoggingBehavior', Parameters: { FlowLoggingBehavior: 'Disabled' } };
const startAgain = {
  Type: 'TransferToFlow',
  Parameters: { ContactFlowId: 'entry' },
  Transitions: { NextAction: 'a', Errors: [{ NextAction: 'a', ErrorType: 'NoMatchingError' }] },
};

describe('startConnect', () => {
  it('gives the eleventh caller a fast busy, and the line back when one of them hangs up', async () => {
    const { connect } = await startRig({ flow: flowAround(LONG) });
    const calls = await Promise.all(Array.from({ length: 10 }, () => connect.placeCall()));

    await expect(connect.placeCall()).rejects.toThrow(FastBusy);
    expect(connect.activeCalls).toBe(10);
    calls[0]?.hangUp();
    await calls[0]?.ended;
    expect((await connect.placeCall()).contactId).not.toBe(calls[0]?.contactId);
    await connect.close();
    expect(connect.activeCalls).toBe(0);
  });

  it('takes more where the quota has been raised', async () => {
    const { connect } = await startRig({ flow: flowAround(LONG), world: { quotas: 'raised-quotas' } });

    await Promise.all(Array.from({ length: 25 }, () => connect.placeCall()));

    expect(connect.activeCalls).toBe(25);
    await connect.close();
  });

  it('publishes no flow that Connect would refuse', async () => {
    await expect(startRig({ flow: flowAround({ type: 'StoreUserInput' }) })).rejects.toThrow(
      'InvalidContactFlowException',
    );
  });

  it('answers with a contact flow only', async () => {
    const hold = flowNamed('hold', flowAround(say('Hi')), 'CUSTOMER_QUEUE');

    await expect(
      startRig({ flow: flowAround(say('Hi')), more: [hold], entryFlow: hold.arn }),
    ).rejects.toThrow('entry flow');
  });

  it('gives contacts the same ids in the same world, and others in another', async () => {
    const id = async (systemArn: string) =>
      (await play({ flow: flowAround(say('Hi')), instanceArn: systemArn })).call.contactId;

    expect(await id('arn:aws:connect:us-east-1:111122223333:instance/a')).toBe(
      await id('arn:aws:connect:us-east-1:111122223333:instance/a'),
    );
    expect(await id('arn:aws:connect:us-east-1:111122223333:instance/b')).not.toBe(
      await id('arn:aws:connect:us-east-1:111122223333:instance/a'),
    );
  });
});

describe('a call', () => {
  it('puts its contact events on the bus', async () => {
    const { call, rig, end } = await play({ flow: flowAround(say('Hi')) });

    expect(rig.events).toMatchObject([
      {
        source: 'aws.connect',
        'detail-type': 'Amazon Connect Contact Event',
        detail: { eventType: 'INITIATED' },
      },
      {
        detail: {
          eventType: 'DISCONNECTED',
          contactId: call.contactId,
          channel: 'VOICE',
          initiationMethod: 'INBOUND',
          instanceArn: expect.stringMatching(/^arn:aws:connect:/),
          disconnectTimestamp: new Date(end.atMs).toISOString(),
        },
      },
      { detail: { eventType: 'COMPLETED', disconnectTimestamp: new Date(end.atMs).toISOString() } },
    ]);
  });

  it('ends once, by whoever ends it first', async () => {
    const { call, rig, end } = await play({
      flow: flowAround(LONG),
      during: (phone) => {
        phone.hangUp();
        phone.hangUp();
      },
    });

    expect(end.reason).toBe('caller-hung-up');
    expect(rig.events.filter(({ detail }) => detail['eventType'] === 'DISCONNECTED')).toHaveLength(1);
    await expect(call.say({ mulaw: new Uint8Array(8) })).rejects.toThrow(CallOver);
    expect(() => call.press('1')).toThrow(CallOver);
  });

  it('logs what its flows do while logging is on, with the values filled in', async () => {
    const log = (FlowLoggingBehavior: string) => ({
      type: 'UpdateFlowLoggingBehavior',
      parameters: { FlowLoggingBehavior },
    });
    const { call } = await play({
      flow: flowAround(
        say('before'),
        log('Enabled'),
        say('Hello $.CustomerEndpoint.Address'),
        log('Disabled'),
        say('after'),
      ),
    });

    expect(call.flowLog.map(({ Identifier }) => Identifier)).toEqual(['a1', 'a2']);
    expect(call.flowLog[1]).toMatchObject({
      ContactId: call.contactId,
      ContactFlowName: 'entry',
      ContactFlowModuleType: 'MessageParticipant',
      Parameters: { Text: 'Hello +12065550142' },
    });
    expect(JSON.stringify(call.trace)).not.toContain('+12065550142');
  });

  it('is ended after 300 actions of one execution where looping is capped, and not where it is not', async () => {
    const flow = circle(logging, breath);

    const capped = await play({ flow, switches: { loopLimit: 'bad' } });
    const free = await play({
      flow,
      world: { delaysMs: { 'connect.say-start': 8 } },
      during: async (call, rig) => {
        while (call.trace.length < 302) await rig.world.clock.sleep(50);
        call.hangUp();
      },
    });

    expect(capped.end).toMatchObject({
      reason: 'flow-error',
      problem: expect.stringContaining('300 actions'),
    });
    expect(capped.road).toHaveLength(300);
    expect(free.end.reason).toBe('caller-hung-up');
  });

  it('begins to count anew in the next flow', async () => {
    const entry = circle(breath, startAgain);

    const { road } = await play({
      flow: entry,
      switches: { loopLimit: 'bad' },
      world: { delaysMs: { 'connect.say-start': 8 } },
      during: async (call, rig) => {
        while (call.trace.length < 320) await rig.world.clock.sleep(50);
        call.hangUp();
      },
    });

    expect(road.length).toBeGreaterThanOrEqual(320);
  });

  it.each([
    ['actions', circle(logging, logging)],
    ['flows', circle(logging, startAgain)],
  ])(
    'that goes in a circle of %s without any wait is ended, not left to stop the simulator',
    async (_, flow) => {
      const { end } = await play({ flow });

      expect(end).toMatchObject({ reason: 'flow-error', problem: expect.stringContaining('circle') });
    },
  );
});
