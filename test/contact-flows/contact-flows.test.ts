import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StepAction } from '../../lambdas/call/steps/step.ts';
import { type FlowName, flowFiles, flowPlaceholders } from '../../lib/flow-files.ts';
import { fillPlaceholders, placeholdersOf } from '../../lib/flow-language/fill-placeholders.ts';
import { findProblems } from '../../lib/flow-language/find-problems.ts';
import type { FlowAction } from '../../lib/flow-language/flow.ts';
import { readActions } from '../../lib/flow-language/read-flow.ts';
import { roadsFrom } from '../../lib/flow-language/roads.ts';

const folder = new URL('../../contact-flows/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const template = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const value = (name: string) =>
  name.endsWith('FunctionArn')
    ? 'arn:aws:lambda:us-east-1:123456789012:function:next-step'
    : name.endsWith('Arn')
      ? `arn:aws:connect:us-east-1:123456789012:instance/x/${name}`
      : name === 'FlowLogging'
        ? 'Disabled'
        : `The ${name}.`;

interface FlowFile {
  readonly StartAction: string;
  readonly Metadata: {
    readonly ActionMetadata: Readonly<Record<string, { position: { x: number; y: number } }>>;
  };
  readonly Actions: readonly unknown[];
}
const typeOf = (file: string) => flowFiles[file.slice(0, -'.json'.length) as FlowName].type;
const parsed = (file: string): FlowFile => JSON.parse(template(file));
const actionsOf = (file: string) => readActions(parsed(file).Actions).actions;
const named = (file: string, name: string): FlowAction => {
  const action = actionsOf(file).find(({ Identifier }) => Identifier === name);
  if (action === undefined) throw new Error(`${file} has no action "${name}".`);
  return action;
};

describe.each(files)('contact-flows/%s', (file) => {
  it('has no problem as a template', () => {
    expect(findProblems(template(file), { type: typeOf(file) })).toEqual([]);
  });

  it('has no problem when it is filled', () => {
    const values = Object.fromEntries(placeholdersOf(template(file)).map((name) => [name, value(name)]));

    const filled = fillPlaceholders(template(file), values);

    expect(findProblems(filled, { type: typeOf(file) })).toEqual([]);
  });

  it('promises a call back in words of next-step alone, which has kept it then', () => {
    const said = actionsOf(file)
      .filter(({ Type }) => Type === 'MessageParticipant')
      .map(({ Parameters }) => String(Parameters['Text'] ?? ''));

    expect(said.filter((text) => /call you back/i.test(text))).toEqual([]);
  });

  it('is laid out: every action has a place of its own', () => {
    const { ActionMetadata } = parsed(file).Metadata;
    const places = Object.values(ActionMetadata).map(({ position }) => `${position.x},${position.y}`);

    expect(Object.keys(ActionMetadata).sort()).toEqual(
      actionsOf(file)
        .map((action) => action.Identifier)
        .sort(),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('asks one function alone, and names other flows in inbound alone', () => {
    const text = template(file);
    const names = placeholdersOf(text).filter(
      (name) => name.endsWith('FlowArn') || name.endsWith('FunctionArn'),
    );

    const asks = actionsOf(file).some(({ Type }) => Type === 'InvokeLambdaFunction');
    const expected = [
      ...(file === 'inbound.json' ? Object.values(flowPlaceholders) : []),
      ...(asks ? ['NextStepFunctionArn'] : []),
    ].sort();
    expect(names.sort()).toEqual(expected);
  });

  it('sets flow logging before anything else: off wherever something is said or keyed in', () => {
    const settings = actionsOf(file).filter(({ Type }) => Type === 'UpdateFlowLoggingBehavior');
    const [first, ...later] = settings;
    expect(first?.Identifier).toBe(parsed(file).StartAction);
    for (const { Parameters } of later) expect(Parameters['FlowLoggingBehavior']).toBe('Disabled');
    if (file !== 'inbound.json') return expect(first?.Parameters['FlowLoggingBehavior']).toBe('Disabled');
    expect(first?.Parameters['FlowLoggingBehavior']).toBe(`\${FlowLogging}`);
    const keyed = actionsOf(file).filter(({ Type }) => Type === 'GetParticipantInput');
    const leading = keyed.flatMap(({ Identifier }) =>
      actionsOf(file).filter((action) => roadsFrom(action).some((road) => road.to === Identifier)),
    );
    expect(leading.map(({ Identifier }) => Identifier)).toEqual(later.map(({ Identifier }) => Identifier));
  });
});

describe('the conversation flow', () => {
  const conversation = 'conversation.json';
  const firstActions: Readonly<Record<StepAction, string>> = {
    play: 'Remember the prompt',
    say: 'Say the text',
    wait: 'Note that the ask worked',
    listen: 'Start listening',
    digits: 'Take a digit',
    key: 'Take a key',
    record: 'Record the call',
    transfer: 'Stop listening to transfer',
    voicemail: 'Stop listening to take a message',
    callback: 'Stop listening to part',
    menu: 'Go to the keypad menu',
    hangup: 'Stop listening to hang up',
    renew: 'Begin this flow anew',
  };

  it('does every step that next-step can answer', () => {
    const { Conditions } = named(conversation, 'What is next?').Transitions;
    const branches = Object.fromEntries(
      Conditions.map(({ Operands, NextAction }) => [Operands[0], NextAction]),
    );

    expect(branches).toEqual(firstActions);
  });

  it('starts media streaming for the step "listen" and for nothing else', () => {
    const starting = actionsOf(conversation).filter(
      ({ Type, Parameters }) =>
        Type === 'UpdateContactMediaStreamingBehavior' && Parameters['MediaStreamingState'] === 'Enabled',
    );
    const leading = actionsOf(conversation)
      .filter((action) => roadsFrom(action).some((road) => road.to === 'Start listening'))
      .map((action) => action.Identifier);

    expect(starting.map((action) => action.Identifier)).toEqual(['Start listening']);
    expect(leading.sort()).toEqual(['Ask for a moment to listen', 'What is next?']);
  });

  it.each(['Mark the step done', 'Keep the digit'])(
    'asks with the step it has finished after "%s"',
    (name) => {
      const { Parameters, Transitions } = named(conversation, name);

      expect(Parameters['Attributes']).toMatchObject({
        done: '$.External.step',
        failed: 'none',
        failedAsks: '0',
      });
      expect(Transitions.NextAction).toBe('Ask what is next');
    },
  );

  it('asks again for a step whose prompt cannot be played, and says it then', () => {
    const [failure] = named(conversation, 'Play the prompt').Transitions.Errors;
    expect(failure?.NextAction).toBe('Mark the step failed');
    expect(named(conversation, 'Mark the step failed').Parameters['Attributes']).toMatchObject({
      failed: '$.External.step',
    });
    expect(named(conversation, 'Ask what is next').Parameters['LambdaInvocationAttributes']).toEqual({
      purpose: 'ask',
      after: '$.Attributes.done',
      failed: '$.Attributes.failed',
      digits: '$.Attributes.digits',
    });
  });

  it('stops streaming before a person or nobody listens', () => {
    for (const step of ['transfer', 'voicemail', 'callback', 'hangup'] as const) {
      expect(named(conversation, firstActions[step]).Parameters['MediaStreamingState']).toBe('Disabled');
    }
  });
});

describe('what is said of the opening hours', () => {
  it.each([
    [
      'inbound.json',
      'closed',
      'Ask what to do when closed',
      'Say that we are closed',
      'Tell that we are closed',
    ],
    [
      'fallback.json',
      'tell',
      'Ask for the opening hours',
      'Say the opening hours',
      'Read out the opening hours',
    ],
  ])(
    '%s asks for the published text (%s), and has the deployed one when it cannot be had',
    (file, purpose, name, saying, deployed) => {
      const ask = named(file, name);
      const say = named(file, saying);
      const onError = ({ Transitions }: FlowAction) => Transitions.Errors.map(({ NextAction }) => NextAction);

      expect(ask.Parameters['LambdaInvocationAttributes']).toEqual({ purpose });
      expect(say.Parameters).toEqual({ Text: '$.External.text' });
      expect([...onError(ask), ...onError(say)]).toEqual([deployed, deployed]);
      expect(named(file, deployed).Parameters['Text']).toMatch(/^\$\{\w+\}$/);
    },
  );
});
