import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidContactFlow } from '../../../../simulator/connect/publish/invalid-contact-flow.ts';
import { publishFlow } from '../../../../simulator/connect/publish/publish-flow.ts';
import { flowAround, flowNamed, type TestAction } from '../flow-around.ts';

const errors = ['NoMatchingError'];
const lambda = (more: object): TestAction => ({
  type: 'InvokeLambdaFunction',
  parameters: {
    LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:f',
    InvocationTimeLimitSeconds: '8',
    ...more,
  },
  errors,
});
const keypad = (parameters: object, more: Partial<TestAction> = {}): TestAction => ({
  type: 'GetParticipantInput',
  parameters: { StoreInput: 'True', InputTimeLimitSeconds: '5', Text: 'Digits', ...parameters },
  errors,
  ...more,
});

function problemsOf(
  content: string,
  type: Parameters<typeof flowNamed>[2] = 'CONTACT_FLOW',
): readonly string[] {
  try {
    publishFlow(flowNamed('flow', content, type));
    return [];
  } catch (error) {
    if (error instanceof InvalidContactFlow) return error.problems;
    throw error;
  }
}

describe('publishFlow', () => {
  it.each<[string, TestAction]>([
    ['an inbound prompt', { type: 'MessageParticipant', parameters: { Text: 'Hi' }, errors }],
    ['a lambda of 8 s', lambda({})],
    [
      'an asynchronous one of 60 s',
      lambda({ InvocationTimeLimitSeconds: '60', InvocationType: 'ASYNCHRONOUS' }),
    ],
    ['a keypad that stores', keypad({ InputValidation: { CustomValidation: { MaximumLength: '1' } } })],
  ])('takes %s', (_, action) => {
    expect(problemsOf(flowAround(action))).toEqual([]);
  });

  it.each<[string, TestAction, string]>([
    ['an unknown type', { type: 'StoreUserInput' }, 'Invalid Action type. Type: StoreUserInput'],
    [
      'an unknown property',
      lambda({ RequestAttributes: { a: '1' } }),
      'Invalid Action property name. Path: Actions[0].Parameters.RequestAttributes',
    ],
    [
      'a missing property',
      { type: 'Compare', conditions: ['1'], errors: ['NoMatchingCondition'] },
      'Action is missing required property. Path: Actions[0].Parameters.ComparisonValue',
    ],
    [
      'a missing error',
      { type: 'UpdateContactAttributes', parameters: { Attributes: { a: '1' } } },
      'Action is missing required error. Error: NoMatchingError',
    ],
    [
      'an error it does not know',
      {
        type: 'Compare',
        parameters: { ComparisonValue: '$.Attributes.a' },
        conditions: ['1'],
        errors: ['NoMatchingCondition', 'NoMatchingError'],
      },
      'Invalid Action error. Error: NoMatchingError',
    ],
    [
      'a number that is no string',
      lambda({ InvocationTimeLimitSeconds: 8 }),
      'Invalid Action property value',
    ],
    [
      'an empty string',
      { type: 'MessageParticipant', parameters: { Text: '' }, errors },
      'Invalid Action property value',
    ],
    [
      'a placeholder',
      { type: 'MessageParticipant', parameters: { Text: 'Hi $' + '{Name}' }, errors },
      'Invalid Action property value',
    ],
    [
      'two messages at once',
      { type: 'MessageParticipant', parameters: { Text: 'a', SSML: '<speak/>' }, errors },
      'Only one of these properties may be defined. Properties: [Text, SSML]',
    ],
    [
      'no message',
      { type: 'MessageParticipant', errors },
      'At least one of [Text, SSML, PromptId, Media] must be set',
    ],
    ['a lambda over 8 s', lambda({ InvocationTimeLimitSeconds: '9' }), 'InvocationTimeLimitSeconds'],
    ['a lambda of 0 s', lambda({ InvocationTimeLimitSeconds: '0' }), 'InvocationTimeLimitSeconds'],
    [
      'a limit that is not static',
      lambda({ InvocationTimeLimitSeconds: '$.Attributes.s' }),
      'InvocationTimeLimitSeconds',
    ],
    [
      'a comparison with a literal',
      {
        type: 'Compare',
        parameters: { ComparisonValue: 'a' },
        conditions: ['a'],
        errors: ['NoMatchingCondition'],
      },
      'ComparisonValue',
    ],
    [
      'a Loop without both conditions',
      { type: 'Loop', parameters: { LoopCount: '1' }, conditions: ['DoneLooping'] },
      'missing required condition. ContinueLooping',
    ],
    [
      'flat flow attributes',
      { type: 'UpdateFlowAttributes', parameters: { FlowAttributes: { a: '1' } }, errors },
      'FlowAttributes.a',
    ],
    ['a store without validation', keypad({}), 'InputValidation'],
    [
      'a store with a time-out branch',
      keypad(
        { InputValidation: { CustomValidation: { MaximumLength: '1' } } },
        { errors: [...errors, 'InputTimeLimitExceeded'] },
      ),
      'Invalid Action error. Error: InputTimeLimitExceeded',
    ],
    [
      'a menu without a time-out branch',
      keypad({ StoreInput: 'False' }),
      'missing required error. Error: InputTimeLimitExceeded',
    ],
    [
      'a menu with a long key',
      keypad(
        { StoreInput: 'False' },
        { conditions: ['12'], errors: [...errors, 'InputTimeLimitExceeded', 'NoMatchingCondition'] },
      ),
      'single key',
    ],
    [
      'seven tags',
      {
        type: 'TagContact',
        parameters: { Tags: Object.fromEntries([...'abcdefg'].map((key) => [key, '1'])) },
        errors,
      },
      'More than 6 tags',
    ],
    [
      'two hooks at once',
      {
        type: 'UpdateContactEventHooks',
        parameters: { EventHooks: { CustomerQueue: 'a', AgentHold: 'b' } },
        errors,
      },
      'exactly one hook',
    ],
    [
      'a queue and an agent',
      { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'q', AgentId: 'a' }, errors },
      'Exactly one of QueueId',
    ],
    [
      'CallFailed where the flow does not go on',
      {
        type: 'TransferParticipantToThirdParty',
        parameters: {
          ThirdPartyPhoneNumber: '+12065550199',
          ThirdPartyConnectionTimeLimitSeconds: '30',
          ContinueFlowExecution: 'False',
        },
        errors: ['CallFailed', ...errors],
      },
      'Invalid Action error. Error: CallFailed',
    ],
    [
      'streaming of the agent',
      {
        type: 'UpdateContactMediaStreamingBehavior',
        parameters: {
          MediaStreamingState: 'Enabled',
          MediaStreamType: 'Audio',
          Participants: [{ ParticipantType: 'Agent', MediaDirections: ['From'] }],
        },
        errors,
      },
      'Participants',
    ],
    [
      'a queue that the flow type does not know',
      { type: 'MessageParticipantIteratively', parameters: { Messages: [{ Text: 'a' }] }, errors },
      'not supported in a flow of type CONTACT_FLOW',
    ],
  ])('refuses %s', (_, action, problem) => {
    expect(problemsOf(flowAround(action)).join('\n')).toContain(problem);
  });

  it.each<[string, (flow: Record<string, unknown>) => void, string]>([
    ['another version', (flow) => (flow['Version'] = '2020-01-01'), 'Invalid Version'],
    [
      'a start that is no action',
      (flow) => (flow['StartAction'] = 'gone'),
      'StartAction names no action: "gone"',
    ],
    ['a key that it does not know', (flow) => (flow['modules'] = []), 'Invalid property name. Path: modules'],
    ['no actions', (flow) => (flow['Actions'] = []), 'Actions is missing or empty'],
    [
      'an action twice',
      (flow) => (flow['Actions'] = [flow['Actions'], flow['Actions']].flat(2)),
      'Duplicate Identifier: a0',
    ],
    [
      'a branch to nowhere',
      (flow) => (flow['Actions'] = [flow['Actions']].flat(2).slice(0, 1)),
      'It names no action: ok',
    ],
    [
      '251 actions',
      (flow) => (flow['Actions'] = Array.from({ length: 251 }, () => ({}))),
      'More than 250 actions: 251',
    ],
  ])('refuses %s', (_, change, problem) => {
    const flow = JSON.parse(
      flowAround({ type: 'MessageParticipant', parameters: { Text: 'Hi' }, errors }),
    ) as Record<string, unknown>;
    change(flow);

    expect(problemsOf(JSON.stringify(flow)).join('\n')).toContain(problem);
  });

  it('names every problem at once', () => {
    const content = flowAround(
      { type: 'StoreUserInput' },
      { type: 'MessageParticipant', errors },
      lambda({ InvocationTimeLimitSeconds: '9' }),
    );

    expect(problemsOf(content).length).toBeGreaterThanOrEqual(3);
  });

  it('takes or refuses any JSON, and never fails otherwise', () => {
    const action = fc.record({
      Identifier: fc.anything(),
      Type: fc.constantFrom(
        'Compare',
        'MessageParticipant',
        'GetParticipantInput',
        'InvokeLambdaFunction',
        'TagContact',
        7,
      ),
      Parameters: fc.anything(),
      Transitions: fc.anything(),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc
            .record({ Version: fc.string(), StartAction: fc.anything(), Actions: fc.array(action) })
            .map((flow) => JSON.stringify(flow)),
        ),
        (content) => {
          expect(problemsOf(content).length).toBeGreaterThan(0);
        },
      ),
      { examples: [['{"Version":"","StartAction":{"toString":[]},"Actions":[]}']] },
    );
  });
});
