import {
  arn,
  asking,
  branching,
  flowOf,
  goodbye,
  type Json,
  leading,
  on,
  placeholder,
  tested,
  when,
} from '../flow-of.ts';
import { bad, good, type RuleCase } from './rule-case.ts';

const say = (parameters: Json): Json => flowOf({ ...tested('MessageParticipant', parameters) });
const ask = (parameters: Json) => flowOf(tested('InvokeLambdaFunction', { ...asking, ...parameters }));
const set = (attributes: unknown, others: Json = {}) =>
  flowOf(tested('UpdateContactAttributes', { Attributes: attributes, ...others }));
const compare = (value: unknown, ...conditions: readonly Json[]) =>
  flowOf(branching(tested('Compare', { ComparisonValue: value }, ['NoMatchingCondition']), ...conditions));
const menuErrors = ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'];
const menu = (parameters: Json = {}, errors: readonly string[] = menuErrors, key = '1') =>
  flowOf(
    branching(
      tested(
        'GetParticipantInput',
        { Text: 'Press 1.', StoreInput: 'False', InputTimeLimitSeconds: '5', ...parameters },
        errors,
      ),
      when(key),
    ),
  );
const digit = { CustomValidation: { MaximumLength: '1' } };
const store = (parameters: Json = {}, errors: readonly string[] = ['NoMatchingError']) =>
  flowOf(
    tested(
      'GetParticipantInput',
      {
        Text: 'Key it in.',
        StoreInput: 'True',
        InputTimeLimitSeconds: '5',
        InputValidation: digit,
        ...parameters,
      },
      errors,
    ),
  );
const s3 = { Uri: '$.Attributes.promptUri', SourceType: 'S3', MediaType: 'Audio' };
const hours = (...conditions: readonly Json[]) =>
  flowOf(branching(tested('CheckHoursOfOperation', { HoursOfOperationId: 'x' }), ...conditions));

export const parameterCases = {
  'strings-only': {
    good: [
      good(ask({ InvocationTimeLimitSeconds: '8' })),
      good(flowOf(tested('InvokeFlowModule', { FlowModuleId: 'x', Input: { count: 7 } }))),
    ],
    bad: [
      bad('Actions[0].Parameters.InvocationTimeLimitSeconds', ask({ InvocationTimeLimitSeconds: 8 })),
      bad('Actions[0].Parameters.StoreInput', menu({ StoreInput: false })),
      bad('Actions[0].Parameters.Attributes.a', set({ a: null })),
      bad(
        'Actions[0].Parameters.LambdaInvocationAttributes.n',
        ask({ LambdaInvocationAttributes: { n: 1 } }),
      ),
    ],
  },
  'empty-string': {
    good: [good(set({ a: ' ' })), good(compare('$.Attributes.a', when(' ')))],
    bad: [
      bad('Actions[0].Parameters.Text', say({ Text: '' })),
      bad('Actions[0].Parameters.Attributes.a', set({ a: '' })),
      bad('Actions[0].Transitions.Conditions[0].Condition.Operands', compare('$.Attributes.a', when(''))),
    ],
  },
  'unknown-parameter': {
    good: [good(say({ Text: 'Hi', SkipWhenDTMFBufferEnabled: 'false' }))],
    bad: [
      bad('Actions[0].Parameters.Voice', say({ Text: 'Hi', Voice: 'Ruth' })),
      bad('Actions[0].Parameters.RequestAttributes', ask({ RequestAttributes: { a: 'b' } })),
      bad(
        'Actions[0].Parameters.QueueId',
        flowOf(tested('TransferContactToQueue', { QueueId: 'x' }, ['QueueAtCapacity', 'NoMatchingError'])),
      ),
      bad('Actions[0].Parameters.TimeoutSeconds', flowOf(tested('Wait', { TimeoutSeconds: '5' }))),
      bad(
        'Actions[0].Parameters.LanguageCode',
        flowOf(
          tested('UpdateContactTextToSpeechVoice', { TextToSpeechVoice: 'Ruth', LanguageCode: 'en-US' }),
        ),
      ),
      bad('Actions[1].Parameters.Text', disconnectWithText()),
    ],
  },
  'missing-parameter': {
    good: [good(ask({}))],
    bad: [
      bad(
        'Actions[0].Parameters.LambdaFunctionARN',
        flowOf(tested('InvokeLambdaFunction', { InvocationTimeLimitSeconds: '8' })),
      ),
      bad(
        'Actions[0].Parameters.LoopCount',
        flowOf(branching(tested('Loop', {}, []), when('ContinueLooping'), when('DoneLooping'))),
      ),
      bad(
        'Actions[0].Parameters.ComparisonValue',
        flowOf(branching(tested('Compare', {}, ['NoMatchingCondition']), when('x'))),
      ),
      bad('Actions[0].Parameters.ContactFlowId', flowOf(tested('TransferToFlow', {}))),
    ],
  },
  'error-branch': {
    good: [
      good(ask({})),
      good(flowOf(tested('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Disabled' }, []))),
      good(
        flowOf(
          tested('UpdateContactCallbackNumber', { CallbackNumber: '$.StoredCustomerInput' }, [
            'InvalidCallbackNumber',
            'CallbackNumberNotDialable',
          ]),
        ),
      ),
    ],
    bad: [
      bad('Actions[0].Transitions.Errors', flowOf(tested('InvokeLambdaFunction', asking, []))),
      bad('Actions[0].Transitions.Errors', flowOf(tested('MessageParticipant', { Text: 'Hi' }, [])), {
        type: 'CONTACT_FLOW',
      }),
      bad('Actions[0].Transitions.Errors', flowOf(tested('TransferContactToQueue', {}))),
      bad(
        'Actions[0].Transitions.Errors',
        flowOf(tested('UpdateFlowAttributes', { FlowAttributes: { a: { Value: 'b' } } }, [])),
      ),
      bad('Actions[0].Transitions.Errors', flowOf(tested('TagContact', { Tags: { a: 'b' } }, []))),
      bad(
        'Actions[0].Transitions.Errors[0].ErrorType',
        flowOf(
          branching(
            tested('Compare', { ComparisonValue: '$.Attributes.a' }, [
              'NoMatchingError',
              'NoMatchingCondition',
            ]),
            when('x'),
          ),
        ),
      ),
      bad(
        'Actions[0].Transitions.Errors[0].ErrorType',
        flowOf(tested('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' })),
      ),
      bad(
        'Actions[0].Transitions.Errors[1].ErrorType',
        flowOf(tested('InvokeLambdaFunction', asking, ['NoMatchingError', 'NoMatchingError'])),
      ),
      bad(
        'Actions[0].Transitions.Errors',
        flowOf(tested('UpdateContactRecordingAndAnalyticsBehavior', { VoiceBehavior: {} })),
      ),
    ],
  },
  condition: {
    good: [
      good(hours(when('True'), when('False'))),
      good(compare('$.External.n', when('3', 'Say goodbye', 'NumberLessThan'), when('x'))),
    ],
    bad: [
      bad('Actions[0].Transitions.Conditions', hours(when('True'))),
      bad(
        'Actions[0].Transitions.Conditions[2].Condition',
        hours(when('True'), when('False'), when('Override')),
      ),
      bad(
        'Actions[0].Transitions.Conditions',
        flowOf(branching(tested('InvokeLambdaFunction', asking), when('x'))),
      ),
      bad(
        'Actions[0].Transitions.Conditions',
        flowOf(branching(tested('Loop', { LoopCount: '2' }, []), when('ContinueLooping'))),
      ),
      bad(
        'Actions[0].Transitions.Conditions[0].Condition',
        compare('$.Attributes.a', when('x', 'Say goodbye', 'Contains')),
      ),
      bad(
        'Actions[0].Transitions.Conditions[0].Condition',
        compare('$.Attributes.a', when('many', 'Say goodbye', 'NumberGreaterThan')),
      ),
      bad('Actions[0].Transitions.Conditions[1].Condition', compare('$.Attributes.a', when('x'), when('x'))),
      bad('Actions[0].Transitions.Conditions', compare('$.Attributes.a')),
      bad(
        'Actions[0].Transitions.Conditions[0].Condition',
        compare('$.Attributes.a', {
          NextAction: 'Say goodbye',
          Condition: { Operator: 'Equals', Operands: ['a', 'b'] },
        }),
      ),
    ],
  },
  'speech-source': {
    good: [
      good(say({ Text: 'Hi' })),
      good(say({ SSML: '<speak>Hi</speak>' })),
      good(say({ PromptId: 'x' })),
      good(say({ Media: { ...s3, Uri: 'https://b.s3.us-east-1.amazonaws.com/x.wav' } })),
    ],
    bad: [
      bad('Actions[0].Parameters', say({})),
      bad('Actions[0].Parameters', say({ Text: 'Hi', SSML: '<speak>Hi</speak>' })),
      bad(
        'Actions[0].Parameters.Messages',
        flowOf(tested('MessageParticipantIteratively', { Messages: [] })),
      ),
      bad(
        'Actions[0].Parameters.Messages[0]',
        flowOf(tested('MessageParticipantIteratively', { Messages: [{}] })),
      ),
    ],
  },
  'speech-length': {
    good: [
      good(say({ Text: 'x'.repeat(3_000) })),
      good(say({ SSML: `<speak>${'x'.repeat(3_000)}</speak>` })),
    ],
    bad: [
      bad('Actions[0].Parameters.Text', say({ Text: 'x'.repeat(3_001) })),
      bad('Actions[0].Parameters.SSML', say({ SSML: `<speak>${'<break time="1s"/>'.repeat(400)}</speak>` })),
    ],
  },
  ssml: {
    good: [
      good(say({ SSML: '<speak>Hi<break time="10s"/><prosody rate="slow">you</prosody></speak>' })),
      good(say({ SSML: '$.External.ssml' })),
      good(say({ SSML: '<speak>\n  <say-as interpret-as="expletive">beep</say-as>\n</speak>' })),
    ],
    bad: [
      bad('Actions[0].Parameters.SSML', say({ SSML: 'Hello' })),
      bad('Actions[0].Parameters.SSML', say({ SSML: '<speak>Hello' })),
      bad('Actions[0].Parameters.SSML', say({ SSML: '<speak><prosody>Hi</speak>' })),
      bad('Actions[0].Parameters.SSML', say({ SSML: '<speak>Hi<break time="11s"/></speak>' })),
      bad('Actions[0].Parameters.SSML', say({ SSML: '<speak>Hi<break time="10001ms"/></speak>' })),
      bad('Actions[0].Parameters.SSML', say({ SSML: '<speak>Hi<break time="soon"/></speak>' })),
      bad('Actions[0].Parameters.SSML', say({ SSML: '<speak><audio src="x"/>Hi</speak>' })),
    ],
  },
  's3-media': {
    good: [
      good(say({ Media: s3 }), { type: 'CONTACT_FLOW' }),
      good(say({ Media: { ...s3, Uri: `https://b.s3.amazonaws.com/${placeholder('Key')}` } })),
    ],
    bad: [
      bad('Actions[0].Parameters.Media', say({ Media: { ...s3, SourceType: 'HTTP' } })),
      bad('Actions[0].Parameters.Media', say({ Media: { ...s3, MediaType: 'Video' } })),
      bad('Actions[0].Parameters.Media', say({ Media: { SourceType: 'S3', MediaType: 'Audio' } })),
      bad('Actions[0].Parameters.Media', say({ Media: { ...s3, Uri: 'welcome.wav' } })),
      bad('Actions[0].Parameters.Media', say({ Media: s3 }), { type: 'CUSTOMER_QUEUE' }),
      bad('Actions[0].Parameters.Media', say({ Media: s3 }), { type: 'AGENT_WHISPER' }),
    ],
  },
  lambda: {
    good: [
      good(ask({})),
      good(ask({ LambdaFunctionARN: placeholder('NextStepFunctionArn') })),
      good(ask({ LambdaFunctionARN: '$.Attributes.function' })),
      good(ask({ InvocationType: 'ASYNCHRONOUS', InvocationTimeLimitSeconds: '60' })),
    ],
    bad: [
      bad('Actions[0].Parameters.InvocationTimeLimitSeconds', ask({ InvocationTimeLimitSeconds: '9' })),
      bad('Actions[0].Parameters.InvocationTimeLimitSeconds', ask({ InvocationTimeLimitSeconds: '0' })),
      bad('Actions[0].Parameters.InvocationTimeLimitSeconds', ask({ InvocationTimeLimitSeconds: '2.5' })),
      bad(
        'Actions[0].Parameters.InvocationTimeLimitSeconds',
        ask({ InvocationTimeLimitSeconds: '$.Attributes.limit' }),
      ),
      bad(
        'Actions[0].Parameters.InvocationTimeLimitSeconds',
        ask({ InvocationType: 'ASYNCHRONOUS', InvocationTimeLimitSeconds: '61' }),
      ),
      bad('Actions[0].Parameters.InvocationType', ask({ InvocationType: 'EVENT' })),
      bad(
        'Actions[0].Parameters.LambdaFunctionARN',
        ask({ LambdaFunctionARN: arn.replace('lambda', 'states') }),
      ),
      bad('Actions[0].Parameters.ResponseValidation', ask({ ResponseValidation: { ResponseType: 'XML' } })),
      bad(
        'Actions[0].Parameters.LambdaInvocationAttributes',
        ask({ LambdaInvocationAttributes: { a: { b: 'c' } } }),
      ),
    ],
  },
  'participant-input': {
    good: [
      good(menu()),
      good(store()),
      good(
        store({ InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } }, [
          'NoMatchingError',
          'InvalidPhoneNumber',
        ]),
      ),
    ],
    bad: [
      bad('Actions[0].Transitions.Errors', menu({}, ['NoMatchingCondition', 'NoMatchingError'])),
      bad('Actions[0].Transitions.Conditions[0].Condition', menu({}, menuErrors, '12')),
      bad('Actions[0].Parameters.InputValidation', menu({ InputValidation: digit })),
      bad('Actions[0].Parameters.InputTimeLimitSeconds', menu({ InputTimeLimitSeconds: '181' })),
      bad('Actions[0].Parameters.StoreInput', menu({ StoreInput: 'Maybe' })),
      bad(
        'Actions[0].Transitions.Errors[1].ErrorType',
        store({}, ['NoMatchingError', 'InputTimeLimitExceeded']),
      ),
      bad(
        'Actions[0].Transitions.Errors[1].ErrorType',
        store({}, ['NoMatchingError', 'NoMatchingCondition']),
      ),
      bad('Actions[0].Parameters.InputValidation', store({ InputValidation: undefined })),
      bad(
        'Actions[0].Transitions.Errors',
        store({ InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } }),
      ),
      bad(
        'Actions[0].Parameters.InputValidation',
        store({ InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local' } } }, [
          'NoMatchingError',
          'InvalidPhoneNumber',
        ]),
      ),
      bad('Actions[0].Transitions.Conditions', storeWithCondition()),
    ],
  },
  compare: {
    good: [
      good(compare('$.Attributes.vip', when('true'))),
      good(compare('$.External.customer.tier', when('gold'))),
      good(compare("$['Attributes']['vip']", when('true'))),
      good(compare('$.StoredCustomerInput', when('1'))),
      good(compare(placeholder('Value'), when('1'))),
    ],
    bad: [
      bad('Actions[0].Parameters.ComparisonValue', compare('$.External', when('x'))),
      bad('Actions[0].Parameters.ComparisonValue', compare('gold', when('x'))),
      bad('Actions[0].Parameters.ComparisonValue', compare('VIP $.Attributes.vip', when('x'))),
      bad('Actions[0].Transitions.NextAction', comparisonOnTwoRoads()),
    ],
  },
} as const satisfies Readonly<Record<string, RuleCase>>;

function disconnectWithText(): Json {
  const flow = flowOf();
  const [message, end] = flow['Actions'] as [Json, Json];
  return { ...flow, Actions: [message, { ...end, Parameters: { Text: 'Bye' } }] };
}

function storeWithCondition(): Json {
  const flow = store();
  const [first, ...rest] = flow['Actions'] as [Json, ...Json[]];
  return { ...flow, Actions: [branching(first, when('1')), ...rest] };
}

function comparisonOnTwoRoads(): Json {
  const other = { ...goodbye, Identifier: 'Say more' };
  const split = leading(branching(tested('Compare', { ComparisonValue: '$.Attributes.a' }, []), when('x')), {
    NextAction: 'Say goodbye',
    Errors: [on('NoMatchingCondition', 'Say more')],
  });
  return flowOf(split, other);
}
