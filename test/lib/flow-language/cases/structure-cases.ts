import {
  asking,
  branching,
  flowOf,
  goodbye,
  hangUp,
  type Json,
  leading,
  on,
  tested,
  when,
} from '../flow-of.ts';
import { bad, good, type RuleCase } from './rule-case.ts';

const say = (name: string, next: string): Json => ({
  ...goodbye,
  Identifier: name,
  Transitions: { NextAction: next, Errors: [on('NoMatchingError', next)] },
});
const chain = (count: number) =>
  flowOf(
    ...Array.from({ length: count }, (_, n) =>
      say(`Say ${n}`, n === count - 1 ? 'Say goodbye' : `Say ${n + 1}`),
    ),
  );
const named = (name: string) => flowOf(say(name, 'Say goodbye'));
const moduleEnd: Json = {
  Identifier: 'Return',
  Type: 'EndFlowModuleExecution',
  Parameters: {},
  Transitions: {},
};
const settings = { InputParameters: [], OutputParameters: [], Transitions: [] };
const module: Json = {
  Version: '2019-10-30',
  StartAction: 'Speak',
  Settings: settings,
  Actions: [say('Speak', 'Return'), moduleEnd],
};
const whisper: Json = {
  Version: '2019-10-30',
  StartAction: 'Whisper',
  Actions: [
    leading(say('Whisper', 'End'), {}),
    { Identifier: 'End', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} },
  ],
};
const media = { Media: { Uri: '$.Attributes.promptUri', SourceType: 'S3', MediaType: 'Audio' } };
const compare = (value: string, otherwise = 'Say goodbye') =>
  branching(
    leading(tested('Compare', { ComparisonValue: value }, []), {
      Errors: [on('NoMatchingCondition', otherwise)],
    }),
    when('yes'),
  );

export const structureCases = {
  envelope: {
    good: [good(flowOf()), good({ ...flowOf(), Metadata: {} }), good(module)],
    bad: [
      bad('Version', { ...flowOf(), Version: '1' }),
      bad('StartAction', { Version: '2019-10-30', Actions: [goodbye, hangUp] }),
      bad('Actions', { Version: '2019-10-30', StartAction: 'x', Actions: [] }),
      bad('Actions', { Version: '2019-10-30', StartAction: 'x' }),
      bad('Settings', { ...flowOf(), Settings: settings }, { type: 'CONTACT_FLOW' }),
      bad(
        'Settings',
        { Version: '2019-10-30', StartAction: 'Speak', Actions: module['Actions'] },
        { module: true },
      ),
      bad('Comment', { ...flowOf(), Comment: 'x' }),
      bad('modules', { version: '1', modules: [] }),
    ],
  },
  size: {
    good: [good(chain(248))],
    bad: [
      bad('Actions', chain(249)),
      bad('', flowOf(say('x', 'Say goodbye'), tested('TagContact', { Tags: { note: 'x'.repeat(256_000) } }))),
    ],
  },
  identifier: {
    good: [good(named('What is next?')), good(named('a'.repeat(50))), good(named('日本語 – ok'))],
    bad: [
      bad('Actions[0].Identifier', named('a'.repeat(51))),
      bad('Actions[0].Identifier', named('50% off')),
      bad('Actions[0].Identifier', named('a/b')),
      bad('Actions[0].Identifier', named('constructor')),
      bad('Actions[0].Identifier', named('__proto__')),
      bad('Actions[0].Identifier', named('')),
    ],
  },
  'duplicate-identifier': {
    good: [good(flowOf(say('One', 'Two'), say('Two', 'Say goodbye')))],
    bad: [bad('Actions[1].Identifier', flowOf(say('One', 'Say goodbye'), say('One', 'Say goodbye')))],
  },
  'action-type': {
    good: [
      good(flowOf(tested('CreateTask', { Name: 'x' }))),
      good(flowOf(tested('ShowView', { ViewData: {} }))),
    ],
    bad: [
      bad('Actions[0].Type', flowOf(tested('PlayPrompt', {}))),
      bad('Actions[0].Type', flowOf(tested('StoreUserInput', {}))),
      bad('Actions[0].Type', flowOf(tested('constructor', {}))),
    ],
  },
  'flow-type': {
    good: [
      good(whisper, { type: 'AGENT_WHISPER' }),
      good(whisper, { type: 'CUSTOMER_QUEUE' }),
      good(whisper),
      good(module, { module: true }),
    ],
    bad: [
      bad('Actions[1].Type', whisper, { type: 'CONTACT_FLOW' }),
      bad('Actions[1].Type', flowOf(), { type: 'AGENT_WHISPER' }),
      bad('Actions[0].Type', flowOf(tested('TransferToFlow', { ContactFlowId: 'x' })), {
        type: 'CUSTOMER_QUEUE',
      }),
      bad('Actions[1].Type', { ...module, Settings: undefined }, { type: 'CONTACT_FLOW' }),
      bad(
        'Actions[0].Type',
        flowOf(tested('MessageParticipantIteratively', { Messages: [{ Text: 'Hi' }] })),
        { type: 'CONTACT_FLOW' },
      ),
    ],
  },
  target: {
    good: [good(flowOf(say('One', 'Say goodbye')))],
    bad: [
      bad('StartAction', { ...flowOf(), StartAction: 'Say godbye' }),
      bad('Actions[0].Transitions.NextAction', flowOf(say('One', 'Nowhere'))),
      bad(
        'Actions[0].Transitions.Errors[0].NextAction',
        flowOf(leading(say('One', 'Say goodbye'), { Errors: [on('NoMatchingError', 'Nowhere')] })),
      ),
      bad(
        'Actions[0].Transitions.Conditions[0].NextAction',
        flowOf(branching(compare('$.Attributes.a'), when('yes', 'Nowhere'))),
      ),
    ],
  },
  unreachable: {
    good: [good(flowOf(say('One', 'Two'), say('Two', 'Say goodbye')))],
    bad: [bad('Actions[1]', flowOf(say('One', 'Say goodbye'), say('Two', 'Say goodbye')))],
  },
  'next-action': {
    good: [good(flowOf(say('One', 'Say goodbye')))],
    bad: [
      bad(
        'Actions[0].Transitions.NextAction',
        flowOf({
          ...tested('Loop', { LoopCount: '2' }),
          Transitions: { Conditions: [when('ContinueLooping'), when('DoneLooping')] },
        }),
      ),
      bad('Actions[1].Transitions', {
        ...flowOf(),
        Actions: [goodbye, { ...hangUp, Transitions: { NextAction: 'Say goodbye' } }],
      }),
    ],
  },
  'silent-failure': {
    good: [
      good(flowOf()),
      good(flowOf(tested('InvokeLambdaFunction', asking))),
      good(flowOf(leading(tested('TransferToFlow', { ContactFlowId: '$.Attributes.flow' }), {}))),
      // The error of mere bookkeeping joins the road of success.
      good({
        ...flowOf(),
        StartAction: 'One',
        Actions: [
          say('One', 'Tested'),
          leading(tested('UpdateContactAttributes', { Attributes: { a: 'b' } }), {
            NextAction: 'Hang up',
            Errors: [on('NoMatchingError', 'Hang up')],
          }),
          hangUp,
        ],
      }),
      // A retry leads back to where the action was come from.
      good(
        flowOf(
          {
            ...tested('InvokeLambdaFunction', asking),
            Identifier: 'Ask',
            Transitions: { NextAction: 'Which?', Errors: [on('NoMatchingError')] },
          },
          {
            ...branching(compare('$.External.do'), when('play', 'Play'), when('end', 'Hang up')),
            Identifier: 'Which?',
          },
          {
            ...goodbye,
            Identifier: 'Play',
            Parameters: media,
            Transitions: { NextAction: 'Ask', Errors: [on('NoMatchingError', 'Ask')] },
          },
        ),
      ),
    ],
    bad: [
      bad(
        'Actions[0].Transitions.Errors[0]',
        flowOf(
          leading(tested('InvokeLambdaFunction', asking), { Errors: [on('NoMatchingError', 'Hang up')] }),
        ),
      ),
      // Both roads of a Lambda end in silence: that is no excuse for either.
      bad(
        'Actions[0].Transitions.Errors[0]',
        flowOf({
          ...tested('InvokeLambdaFunction', asking),
          Transitions: { NextAction: 'Hang up', Errors: [on('NoMatchingError', 'Hang up')] },
        }),
      ),
      // A recording that fails is not heard, wherever it leads.
      bad('Actions[0].Transitions.Errors[0]', flowOf({ ...goodbye, Identifier: 'Play', Parameters: media })),
      // A pause is no speech.
      bad(
        'Actions[0].Transitions.Errors[0]',
        flowOf(
          leading(tested('InvokeLambdaFunction', asking), { Errors: [on('NoMatchingError', 'Pause')] }),
          { ...goodbye, Identifier: 'Pause', Parameters: { SSML: '<speak><break time="1s"/></speak>' } },
        ),
      ),
      bad('Actions[0].Transitions.Errors[0]', flowOf(compareThatHangsUp())),
      bad(
        'Actions[0].Transitions.Errors[0]',
        flowOf({
          ...tested('TransferContactToQueue', {}, ['QueueAtCapacity', 'NoMatchingError']),
          Transitions: {
            NextAction: 'Say goodbye',
            Errors: [on('QueueAtCapacity', 'Hang up'), on('NoMatchingError')],
          },
        }),
      ),
    ],
  },
  'silent-cycle': {
    good: [
      good(
        flowOf(
          {
            ...goodbye,
            Identifier: 'Say one',
            Transitions: { NextAction: 'Which?', Errors: [on('NoMatchingError')] },
          },
          { ...branching(compare('$.Attributes.a'), when('again', 'Say one')), Identifier: 'Which?' },
        ),
      ),
      good(
        flowOf(
          {
            ...branching(
              tested('Loop', { LoopCount: '3' }, []),
              when('ContinueLooping', 'Set'),
              when('DoneLooping'),
            ),
            Identifier: 'Rounds',
          },
          {
            ...tested('UpdateContactAttributes', { Attributes: { a: 'b' } }),
            Identifier: 'Set',
            Transitions: { NextAction: 'Rounds', Errors: [on('NoMatchingError')] },
          },
        ),
      ),
    ],
    bad: [
      bad(
        'Actions[0]',
        flowOf(
          { ...branching(compare('$.Attributes.a'), when('again', 'Set')), Identifier: 'Which?' },
          {
            ...tested('UpdateContactAttributes', { Attributes: { a: 'b' } }),
            Identifier: 'Set',
            Transitions: { NextAction: 'Which?', Errors: [on('NoMatchingError')] },
          },
        ),
      ),
    ],
  },
} as const satisfies Readonly<Record<string, RuleCase>>;

function compareThatHangsUp(): Json {
  return leading(compare('$.Attributes.a', 'Hang up'), { NextAction: 'Hang up' });
}
