import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../lib/flow-language/find-problems.ts';
import { arn, asking, flowOf, goodbye, hangUp, type Json, leading, on, tested } from './flow-of.ts';

describe('findProblems', () => {
  it('tells action, path, message and remedy of each problem at once', () => {
    const flow = flowOf(
      leading(tested('InvokeLambdaFunction', { ...asking, InvocationTimeLimitSeconds: '9' }), {
        NextAction: 'Say goodby',
      }),
    );

    const problems = findProblems(flow);

    expect(problems).toEqual([
      {
        rule: 'target',
        where: { action: 'Tested', path: 'Actions[0].Transitions.NextAction' },
        message: 'There is no action "Say goodby".',
        remedy: 'Did you mean "Say goodbye"?',
      },
      {
        rule: 'lambda',
        where: { action: 'Tested', path: 'Actions[0].Parameters.InvocationTimeLimitSeconds' },
        message: 'The time limit must be a whole number from 1 to 8.',
        remedy: 'Write "8".',
      },
    ]);
  });

  it.each([
    ['{"Version": "2019-10-30",\n  "Actions": [}', 'line 2, column 15'],
    ['{"Version": "2019-10-30"', 'line 1, column 25'],
    ['', 'line 1, column 1'],
    ['{"a": tru}', 'line 1, column 7'],
    ['{"a": 1} x', 'line 1, column 10'],
  ])('says where %j stops being JSON', (text, place) => {
    expect(findProblems(text)).toMatchObject([{ rule: 'json', message: expect.stringContaining(place) }]);
  });

  it('takes a byte order mark', () => {
    expect(findProblems(`\uFEFF${JSON.stringify(flowOf())}`)).toEqual([]);
  });

  it.each([[null], [[]], [7], ['"text"'], [{}]])('reports %j, which is no flow', (value) => {
    expect(findProblems(value).map((problem) => problem.rule)).toEqual(['envelope']);
  });

  it.each([
    ['an action that is no object', [7], 'Actions[0]'],
    [
      'an action without a name',
      [{ Type: 'Loop', Parameters: {}, Transitions: {} }],
      'Actions[0].Identifier',
    ],
    ['an action without a type', [{ Identifier: 'x', Parameters: {}, Transitions: {} }], 'Actions[0].Type'],
    ['no parameters', [{ Identifier: 'x', Type: 'Loop', Transitions: {} }], 'Actions[0].Parameters'],
    ['no transitions', [{ Identifier: 'x', Type: 'Loop', Parameters: {} }], 'Actions[0].Transitions'],
    ['a stray field', [{ ...hangUp, Next: 'x' }], 'Actions[0].Next'],
    [
      'a list that is none',
      [{ ...goodbye, Transitions: { NextAction: 'x', Errors: {} } }],
      'Actions[0].Transitions.Errors',
    ],
    [
      'a condition in another shape',
      [{ ...goodbye, Transitions: { NextAction: 'x', Conditions: [{ NextAction: 'x', Equals: '1' }] } }],
      'Actions[0].Transitions.Conditions[0]',
    ],
    [
      'an error without a type',
      [{ ...goodbye, Transitions: { NextAction: 'x', Errors: [{ NextAction: 'x' }] } }],
      'Actions[0].Transitions.Errors[0]',
    ],
  ])('reports %s', (_, actions, path) => {
    const flow = { Version: '2019-10-30', StartAction: 'x', Actions: actions };

    const shapes = findProblems(flow).filter((problem) => problem.rule === 'action-shape');

    expect(shapes.map((problem) => problem.where.path)).toContain(path);
  });

  it('judges a flow as Connect exported it years ago, with empty lists', () => {
    const old = (action: Json) => {
      const transitions = action['Transitions'] as Json;
      return { ...action, Transitions: { Errors: [], Conditions: [], ...transitions } };
    };
    expect(findProblems({ ...flowOf(), Actions: [old(goodbye), old(hangUp)] })).toEqual([]);
  });

  it('judges a module that asks a function and reports its result by name', () => {
    const settings = { InputParameters: [], OutputParameters: [], Transitions: [{ DisplayName: 'Success' }] };
    const module = {
      Version: '2019-10-30',
      StartAction: 'Ask',
      Settings: settings,
      Actions: [
        {
          Identifier: 'Ask',
          Type: 'InvokeLambdaFunction',
          Parameters: {
            LambdaFunctionARN: arn,
            InvocationTimeLimitSeconds: '3',
            ResponseValidation: { ResponseType: 'JSON' },
          },
          Transitions: { NextAction: 'Done', Errors: [on('NoMatchingError', 'Failed')] },
        },
        {
          Identifier: 'Done',
          Type: 'EndFlowModuleExecution',
          Parameters: { Result: 'Success' },
          Transitions: {},
        },
        { Identifier: 'Failed', Type: 'EndFlowModuleExecution', Parameters: {}, Transitions: {} },
      ],
    };
    expect(findProblems(module)).toEqual([]);
  });

  it('judges a customer queue flow that loops prompts and offers a way out', () => {
    const queueFlow = {
      Version: '2019-10-30',
      StartAction: 'Play music',
      Actions: [
        {
          Identifier: 'Play music',
          Type: 'MessageParticipantIteratively',
          Parameters: {
            Messages: [{ Text: 'Please hold.' }, { PromptId: 'music' }],
            InterruptFrequencySeconds: '30',
          },
          Transitions: {
            NextAction: 'Offer a way out',
            Conditions: [
              {
                NextAction: 'Offer a way out',
                Condition: { Operator: 'Equals', Operands: ['MessagesInterrupted'] },
              },
            ],
            Errors: [on('NoMatchingError', 'End')],
          },
        },
        {
          Identifier: 'Offer a way out',
          Type: 'GetParticipantInput',
          Parameters: {
            Text: 'Press 1 to leave a message.',
            StoreInput: 'False',
            InputTimeLimitSeconds: '3',
          },
          Transitions: {
            NextAction: 'Play music',
            Conditions: [{ NextAction: 'Leave', Condition: { Operator: 'Equals', Operands: ['1'] } }],
            Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((error) =>
              on(error, 'Play music'),
            ),
          },
        },
        {
          Identifier: 'Leave',
          Type: 'DequeueContactAndTransferToQueue',
          Parameters: { QueueId: 'x' },
          Transitions: { NextAction: 'End' },
        },
        { Identifier: 'End', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} },
      ],
    };
    expect(findProblems(queueFlow, { type: 'CUSTOMER_QUEUE' })).toEqual([]);
    expect(findProblems(queueFlow)).toEqual([]);
  });

  it('reads the type of a flow from what the console writes into it', () => {
    const whisper = { ...flowOf(), Metadata: { type: 'agentWhisper' } };
    expect(findProblems(whisper).map((problem) => problem.rule)).toEqual(['flow-type']);
  });

  it.each([
    ['a deep nest', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['pauses without end', JSON.stringify('<break '.repeat(30_000))],
    ['placeholders without end', JSON.stringify(`$\{`.repeat(100_000))],
    ['tags without end', JSON.stringify(`<speak>${'<'.repeat(200_000)}`)],
  ])('takes no time over %s', (_, value) => {
    const text = `{"Version":"2019-10-30","StartAction":"x","Actions":[{"Identifier":"x","Type":"MessageParticipant","Parameters":{"SSML":${value}},"Transitions":{}}]}`;
    const startMs = performance.now();

    const problems = findProblems(text);

    expect(problems.length).toBeGreaterThan(0);
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });

  it('refuses an object that holds itself', () => {
    const flow: Json = flowOf();
    flow['Metadata'] = flow;
    expect(findProblems(flow).map((problem) => problem.rule)).toEqual(['envelope']);
  });

  it('judges a flow of thousands of actions by its size alone', () => {
    const flow = { ...flowOf(), Actions: Array.from({ length: 5_000 }, () => goodbye) };
    expect(findProblems(flow).map((problem) => problem.rule)).toEqual(['size']);
  });

  it('never throws, whatever it is given', () => {
    const type = fc.constantFrom(
      'MessageParticipant',
      'Loop',
      'Compare',
      'GetParticipantInput',
      'InvokeLambdaFunction',
      'constructor',
      'TransferParticipantToThirdParty',
      'UpdateContactMediaStreamingBehavior',
      'DistributeByPercentage',
    );
    const name = fc.constantFrom('a', 'b', 'c', '__proto__');
    const value = fc.jsonValue({ maxDepth: 3 });
    const parameters = fc.dictionary(
      fc.constantFrom(
        'Text',
        'SSML',
        'Media',
        'Messages',
        'StoreInput',
        'InputValidation',
        'Participants',
        'LoopCount',
        'ComparisonValue',
        'Attributes',
        'Tags',
      ),
      value,
    );
    const transitions = fc.record(
      { NextAction: name, Errors: value, Conditions: value },
      { requiredKeys: [] },
    );
    const action = fc.record(
      {
        Identifier: name,
        Type: type,
        Parameters: fc.oneof(parameters, value),
        Transitions: fc.oneof(transitions, value),
      },
      { requiredKeys: [] },
    );
    const flow = fc.record(
      { Version: value, StartAction: fc.oneof(name, value), Actions: fc.oneof(fc.array(action), value) },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(fc.oneof(flow, value, fc.string()), (given) => {
        for (const problem of findProblems(given)) expect(problem.remedy).not.toBe('');
        expect(Array.isArray(findProblems(JSON.stringify(given)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
