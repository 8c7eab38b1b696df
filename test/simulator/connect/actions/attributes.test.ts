import { describe, expect, it } from 'vitest';
import { flowAround } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const errors = ['NoMatchingError'];
const contact = (Attributes: object, more = {}) => ({
  type: 'UpdateContactAttributes',
  parameters: { Attributes, ...more },
  errors,
});
const flow = (FlowAttributes: object) => ({
  type: 'UpdateFlowAttributes',
  parameters: { FlowAttributes },
  errors,
});
const lambda = (payload: object) => async () => ({ statusCode: 200, payload });
const ask = {
  type: 'InvokeLambdaFunction',
  parameters: {
    LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:f',
    InvocationTimeLimitSeconds: '1',
  },
  errors,
};

describe('UpdateContactAttributes', () => {
  it('keeps what was there, replaces what is new, fills references', async () => {
    const { call } = await play({
      flow: flowAround(
        contact({ a: '1', b: '2' }),
        contact({ b: '$.CustomerEndpoint.Address', c: '$.SystemEndpoint.Address', d: '$.ContactId' }),
      ),
    });

    expect(call.attributes).toEqual({ a: '1', b: '+12065550142', c: '+12065550100', d: call.contactId });
  });

  it('takes an attribute off when its reference points to nothing', async () => {
    const { call, last } = await play({
      flow: flowAround(contact({ a: '1' }), contact({ a: '$.External.nothing' })),
    });

    expect(last).toBe('ok');
    expect(call.attributes).toEqual({});
  });

  it.each([
    ['an empty string', flowAround(ask, contact({ ok: '1', a: '$.External.empty' })), {}],
    ['a name with a space', flowAround(contact({ 'two words': '1' })), {}],
    ['a related contact', flowAround(contact({ a: '1' }, { TargetContact: 'Related' })), {}],
    [
      'more than 32 KB',
      flowAround(ask, contact({ ok: '1', a: '$.External.long' }), contact({ b: '$.External.long' })),
      { a: 'x'.repeat(20_000), ok: '1' },
    ],
  ])('sets none of them for %s', async (_, content, kept) => {
    const { call, last } = await play({
      flow: content,
      lambda: lambda({ empty: '', long: 'x'.repeat(20_000) }),
    });

    expect(last).toBe('NoMatchingError');
    expect(call.attributes).toEqual(kept);
  });
});

describe('UpdateFlowAttributes', () => {
  it('sets what $.FlowAttributes sees', async () => {
    const { call } = await play({
      flow: flowAround(flow({ after: { Value: '4' } }), contact({ seen: '$.FlowAttributes.after' })),
    });

    expect(call.attributes).toEqual({ seen: '4' });
  });

  it('takes the error branch for an empty string', async () => {
    const content = flowAround(ask, flow({ after: { Value: '$.External.empty' } }));

    expect((await play({ flow: content, lambda: lambda({ empty: '' }) })).last).toBe('NoMatchingError');
  });
});
