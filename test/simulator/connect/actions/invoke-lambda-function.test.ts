import { describe, expect, it } from 'vitest';
import { flowAround } from '../flow-around.ts';
import { play, type RigOptions } from '../start-rig.ts';

const errors = ['NoMatchingError'];
const invoke = (more: object = {}) => ({
  type: 'InvokeLambdaFunction',
  parameters: {
    LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:next-step',
    InvocationTimeLimitSeconds: '1',
    ...more,
  },
  errors,
});
const answer = (payload: unknown) => async () => ({ statusCode: 200, payload });
const fault = (kind: 'error' | 'hang' | 'slow' | 'throttle' | 'cut', more = {}) => ({
  faultsPut: [{ service: 'connect' as const, operation: 'InvokeLambdaFunction', kind, ...more }],
});

describe('InvokeLambdaFunction', () => {
  it('puts the answer into $.External, each new one in place of the one before', async () => {
    const compare = (operand: string) => ({
      type: 'Compare',
      parameters: { ComparisonValue: '$.External.step' },
      conditions: [operand],
      errors: ['NoMatchingCondition'],
    });
    const flow = flowAround(invoke(), invoke(), compare('2'));

    const { last } = await play({
      flow,
      lambda: async (_, nth) => ({ statusCode: 200, payload: { step: String(nth) } }),
    });

    expect(last).toBe('is 2');
  });

  it('sends the event of the documentation, with null for what is not known', async () => {
    const flow = flowAround(
      invoke({
        LambdaInvocationAttributes: {
          after: '$.FlowAttributes.after',
          contact: '$.ContactId',
          purpose: 'ask',
        },
      }),
    );

    const { rig, call } = await play({ flow, call: {} });

    expect(rig.asked).toEqual([
      {
        Name: 'ContactFlowEvent',
        Details: {
          ContactData: {
            Attributes: {},
            Channel: 'VOICE',
            ContactId: call.contactId,
            CustomerEndpoint: null,
            CustomerId: null,
            Description: null,
            InitialContactId: call.contactId,
            InitiationMethod: 'INBOUND',
            InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/5ee5-0001',
            LanguageCode: 'en-US',
            MediaStreams: { Customer: { Audio: null } },
            Name: null,
            PreviousContactId: call.contactId,
            Queue: null,
            References: {},
            SystemEndpoint: { Address: '+12065550100', Type: 'TELEPHONE_NUMBER' },
          },
          Parameters: { after: null, contact: call.contactId, purpose: 'ask' },
        },
      },
    ]);
  });

  it('sends attributes, queue, number and the running media stream, all as strings', async () => {
    const flow = flowAround(
      { type: 'UpdateContactAttributes', parameters: { Attributes: { vip: 'true' } }, errors },
      { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'arn:x/queue/desk' }, errors },
      {
        type: 'UpdateContactMediaStreamingBehavior',
        parameters: {
          MediaStreamingState: 'Enabled',
          MediaStreamType: 'Audio',
          Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From'] }],
        },
        errors,
      },
      invoke(),
    );

    const { rig } = await play({ flow, queues: [{ arn: 'arn:x/queue/desk', name: 'Desk' }] });

    expect(rig.asked).toMatchObject([
      {
        Details: {
          ContactData: {
            Attributes: { vip: 'true' },
            CustomerEndpoint: { Address: '+12065550142', Type: 'TELEPHONE_NUMBER' },
            Queue: { ARN: 'arn:x/queue/desk', Name: 'Desk', OutboundCallerId: null },
            MediaStreams: {
              Customer: {
                Audio: {
                  StreamARN: expect.stringMatching(/^arn:aws:kinesisvideo:/),
                  StartTimestamp: expect.stringMatching(/^\d{13}$/),
                  StartFragmentNumber: expect.stringMatching(/^\d+$/),
                },
              },
            },
          },
        },
      },
    ]);
  });

  it.each<[string, Partial<RigOptions>, number]>([
    [
      'an error of the function',
      { lambda: async () => ({ statusCode: 200, functionError: 'Unhandled', payload: {} }) },
      4,
    ],
    [
      'a throttled function',
      { lambda: async () => Promise.reject(Object.assign(new Error('slow'), { statusCode: 429 })) },
      4,
    ],
    [
      'a function that is not there',
      { lambda: async () => Promise.reject(Object.assign(new Error('no'), { statusCode: 404 })) },
      1,
    ],
    ['a function that answers too late', { lambda: () => new Promise(() => {}) }, 1],
    ['a service that fails', fault('error'), 0],
    ['a service that throttles', fault('throttle'), 0],
    ['an invocation that hangs', fault('hang'), 0],
    ['answers that are lost', fault('cut'), 4],
    ['a number in a STRING_MAP', { lambda: answer({ step: 1 }) }, 1],
    ['an object in a STRING_MAP', { lambda: answer({ step: { n: '1' } }) }, 1],
    ['null in a STRING_MAP', { lambda: answer({ step: null }) }, 1],
    ['no object', { lambda: answer('done') }, 1],
    ['more than 32 KB', { lambda: answer({ text: 'é'.repeat(16_384) }) }, 1],
  ])('takes the error branch for %s, after its retries', async (_, more, times) => {
    const { last, rig } = await play({ flow: flowAround(invoke()), ...more });

    expect(last).toBe('NoMatchingError');
    expect(rig.asked).toHaveLength(times);
  });

  it.each<[string, Partial<RigOptions>, number]>([
    ['one service failure', fault('error', { nth: 1 }), 1],
    ['three throttlings', fault('throttle', { nth: [1, 2, 3] }), 1],
    ['an answer that was lost: the function runs twice', fault('cut', { nth: 1 }), 2],
    ['a slow start', fault('slow', { delayMs: 300 }), 1],
    [
      'an error of the function',
      {
        lambda: async (_, nth) =>
          nth === 1 ? { statusCode: 200, functionError: 'Handled' } : { statusCode: 200, payload: {} },
      },
      2,
    ],
  ])('goes on after %s', async (_, more, times) => {
    const { last, rig } = await play({ flow: flowAround(invoke()), ...more });

    expect(last).toBe('ok');
    expect(rig.asked).toHaveLength(times);
  });

  it('waits no longer than its limit', async () => {
    const { rig, call } = await play({ flow: flowAround(invoke()), ...fault('hang') });

    const [asked] = call.trace;
    const tookMs = (asked?.doneAtMs ?? 0) - (asked?.atMs ?? 0);
    expect(tookMs).toBeGreaterThanOrEqual(1_000);
    expect(tookMs).toBeLessThan(1_500);
    expect(rig.world.journal.entries).toContainEqual(
      expect.objectContaining({ outcome: 'hang', resource: 'next-step' }),
    );
  });

  it('takes what JSON allows where JSON is asked for', async () => {
    const flow = flowAround(invoke({ ResponseValidation: { ResponseType: 'JSON' } }), {
      type: 'Compare',
      parameters: { ComparisonValue: '$.External.steps[0].do' },
      conditions: ['play'],
      errors: ['NoMatchingCondition'],
    });

    const { last } = await play({ flow, lambda: answer({ steps: [{ do: 'play' }] }) });

    expect(last).toBe('is play');
  });

  it('moves on at once in asynchronous mode, with the id of the invocation and the old $.External', async () => {
    const flow = flowAround(invoke({ InvocationType: 'ASYNCHRONOUS', InvocationTimeLimitSeconds: '60' }), {
      type: 'UpdateContactAttributes',
      parameters: { Attributes: { id: '$.LambdaInvocation.InvocationId', a: '$.External.a' } },
      errors,
    });

    const { last, call, rig } = await play({ flow, lambda: () => new Promise(() => {}) });

    expect(last).toBe('ok');
    expect(call.attributes).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(rig.asked).toHaveLength(1);
  });

  it('takes the error branch in asynchronous mode where that is refused', async () => {
    const flow = flowAround(invoke({ InvocationType: 'ASYNCHRONOUS' }));

    expect((await play({ flow, switches: { asyncInvoke: 'bad' } })).last).toBe('NoMatchingError');
  });

  it('does not wait for the function once the caller has hung up', async () => {
    const { end } = await play({
      flow: flowAround(invoke({ InvocationTimeLimitSeconds: '8' })),
      lambda: () => new Promise(() => {}),
      during: (call) => call.hangUp(),
    });

    expect(end.reason).toBe('caller-hung-up');
  });
});
