import { branching, flowOf, type Json, placeholder, tested, when } from '../flow-of.ts';
import { bad, good, type RuleCase } from './rule-case.ts';

const of = (type: string, errors?: readonly string[]) => (parameters: Json) =>
  flowOf(tested(type, parameters, errors));
const attributes = of('UpdateContactAttributes');
const flowAttributes = of('UpdateFlowAttributes');
const loop = (count: string) =>
  flowOf(branching(tested('Loop', { LoopCount: count }, []), when('ContinueLooping'), when('DoneLooping')));
const customer = { ParticipantType: 'Customer', MediaDirections: ['From'] };
const streaming = (parameters: Json) =>
  of('UpdateContactMediaStreamingBehavior')({
    MediaStreamingState: 'Enabled',
    MediaStreamType: 'Audio',
    Participants: [customer],
    ...parameters,
  });
const thirdPartyErrors = ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'];
const thirdParty = (parameters: Json, errors: readonly string[] = thirdPartyErrors) =>
  of(
    'TransferParticipantToThirdParty',
    errors,
  )({
    ThirdPartyPhoneNumber: '+12065550142',
    ThirdPartyConnectionTimeLimitSeconds: '30',
    ContinueFlowExecution: 'True',
    ...parameters,
  });
const hooks = (eventHooks: Json) => of('UpdateContactEventHooks')({ EventHooks: eventHooks });
const recording = of('UpdateContactRecordingBehavior', []);
const analytics = of('UpdateContactRecordingAndAnalyticsBehavior', ['NoMatchingError', 'ChannelMismatch']);
const callback = (parameters: Json) =>
  of('CreateCallbackContact')({
    InitialCallDelaySeconds: '5',
    MaximumConnectionAttempts: '3',
    RetryDelaySeconds: '600',
    ...parameters,
  });
const metric = (type: string) =>
  flowOf(
    branching(
      tested('CheckMetricData', { MetricType: type }, ['NoMatchingCondition']),
      when('0', 'Say goodbye', 'NumberGreaterThan'),
    ),
  );
const percentage = (...bounds: readonly string[]) =>
  flowOf(
    branching(
      tested('DistributeByPercentage', {}, ['NoMatchingCondition']),
      ...bounds.map((bound) => when(bound, 'Say goodbye', 'NumberLessThan')),
    ),
  );

export const actionCases = {
  loop: {
    good: [good(loop('0')), good(loop('100')), good(loop('$.Attributes.rounds'))],
    bad: [
      bad('Actions[0].Parameters.LoopCount', loop('101')),
      bad('Actions[0].Parameters.LoopCount', loop('-1')),
    ],
  },
  'contact-attributes': {
    good: [good(attributes({ Attributes: { 'a_b-2': '$.External.x' }, TargetContact: 'Current' }))],
    bad: [
      bad('Actions[0].Parameters.Attributes', attributes({ Attributes: {} })),
      bad('Actions[0].Parameters.Attributes', attributes({ Attributes: 'x' })),
      bad('Actions[0].Parameters.Attributes.a b', attributes({ Attributes: { 'a b': 'x' } })),
      bad('Actions[0].Parameters.Attributes.a.b', attributes({ Attributes: { 'a.b': 'x' } })),
      bad('Actions[0].Parameters.Attributes.a', attributes({ Attributes: { a: { Value: 'x' } } })),
      bad(
        'Actions[0].Parameters.TargetContact',
        attributes({ Attributes: { a: 'x' }, TargetContact: 'Other' }),
      ),
      bad('Actions[0].Parameters.Attributes', attributes({ Attributes: { a: 'x'.repeat(32_768) } })),
    ],
  },
  'flow-attributes': {
    good: [
      good(flowAttributes({ FlowAttributes: { a: { Value: 'x' } } })),
      good(flowAttributes({ FlowAttributes: { a: { Type: 'String', Value: 'x' } } })),
    ],
    bad: [
      bad('Actions[0].Parameters.FlowAttributes.a', flowAttributes({ FlowAttributes: { a: 'x' } })),
      bad('Actions[0].Parameters.FlowAttributes', flowAttributes({ FlowAttributes: {} })),
    ],
  },
  'media-streaming': {
    good: [
      good(streaming({})),
      good(
        streaming({
          MediaStreamingState: 'Disabled',
          Participants: [{ ...customer, MediaDirections: ['To', 'From'] }],
        }),
      ),
    ],
    bad: [
      bad('Actions[0].Parameters.MediaStreamingState', streaming({ MediaStreamingState: 'On' })),
      bad('Actions[0].Parameters.MediaStreamType', streaming({ MediaStreamType: 'Video' })),
      bad('Actions[0].Parameters.Participants', streaming({ Participants: [] })),
      bad(
        'Actions[0].Parameters.Participants[0].ParticipantType',
        streaming({ Participants: [{ ...customer, ParticipantType: 'Agent' }] }),
      ),
      bad(
        'Actions[0].Parameters.Participants[0].MediaDirections',
        streaming({ Participants: [{ ...customer, MediaDirections: ['Both'] }] }),
      ),
    ],
  },
  'third-party': {
    good: [
      good(thirdParty({})),
      good(thirdParty({ CallerId: { Number: '$.SystemEndpoint.Address' } })),
      good(thirdParty({ ContinueFlowExecution: 'False' }, ['NoMatchingError'])),
    ],
    bad: [
      bad('Actions[0].Transitions.Errors', thirdParty({}, ['NoMatchingError'])),
      bad('Actions[0].Parameters.CallerId', thirdParty({ CallerId: { PhoneNumber: '+12065550142' } })),
      bad('Actions[0].Transitions.Errors[0].ErrorType', thirdParty({ ContinueFlowExecution: 'False' })),
      bad('Actions[0].Parameters.ContinueFlowExecution', thirdParty({ ContinueFlowExecution: 'Yes' })),
      bad('Actions[0].Parameters.ThirdPartyPhoneNumber', thirdParty({ ThirdPartyPhoneNumber: '555-0142' })),
      bad(
        'Actions[0].Parameters.ThirdPartyConnectionTimeLimitSeconds',
        thirdParty({ ThirdPartyConnectionTimeLimitSeconds: 'soon' }),
      ),
    ],
  },
  'event-hooks': {
    good: [good(hooks({ CustomerQueue: 'arn' }))],
    bad: [
      bad('Actions[0].Parameters.EventHooks', hooks({ CustomerQueue: 'arn', AgentWhisper: 'arn' })),
      bad('Actions[0].Parameters.EventHooks', hooks({})),
      bad('Actions[0].Parameters.EventHooks', hooks({ CustomerLeft: 'arn' })),
    ],
  },
  wait: {
    good: [good(of('Wait')({ TimeLimitSeconds: '60', Events: ['CustomerReturned'] }))],
    bad: [
      bad('Actions[0].Parameters.TimeLimitSeconds', of('Wait')({ TimeLimitSeconds: 'long' })),
      bad('Actions[0].Parameters.Events', of('Wait')({ TimeLimitSeconds: '60', Events: 'CustomerReturned' })),
    ],
  },
  recording: {
    good: [
      good(recording({ RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' } })),
      good(analytics({ VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: ['Agent'] } } })),
    ],
    bad: [
      bad(
        'Actions[0].Parameters.RecordingBehavior',
        recording({ RecordingBehavior: { RecordedParticipants: ['Everyone'] } }),
      ),
      bad(
        'Actions[0].Parameters.RecordingBehavior',
        recording({ RecordingBehavior: { IVRRecordingBehavior: 'On' } }),
      ),
      bad('Actions[0].Parameters', recording({})),
      bad('Actions[0].Parameters', analytics({ VoiceBehavior: {}, ChatBehavior: {} })),
    ],
  },
  logging: {
    good: [
      good(of('UpdateFlowLoggingBehavior', [])({ FlowLoggingBehavior: 'Disabled' })),
      good(of('UpdateFlowLoggingBehavior', [])({ FlowLoggingBehavior: placeholder('FlowLogging') })),
    ],
    bad: [
      bad(
        'Actions[0].Parameters.FlowLoggingBehavior',
        of('UpdateFlowLoggingBehavior', [])({ FlowLoggingBehavior: 'On' }),
      ),
    ],
  },
  'target-queue': {
    good: [good(of('UpdateContactTargetQueue')({ QueueId: placeholder('QueueArn') }))],
    bad: [
      bad('Actions[0].Parameters', of('UpdateContactTargetQueue')({})),
      bad('Actions[0].Parameters', of('UpdateContactTargetQueue')({ QueueId: 'a', AgentId: 'b' })),
      bad('Actions[0].Parameters.QueueId', of('UpdateContactTargetQueue')({ QueueId: { Id: 'a' } })),
    ],
  },
  'routing-behavior': {
    good: [good(of('UpdateContactRoutingBehavior', [])({ QueuePriority: '1' }))],
    bad: [bad('Actions[0].Parameters', of('UpdateContactRoutingBehavior', [])({}))],
  },
  tags: {
    good: [good(of('TagContact')({ Tags: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' } }))],
    bad: [
      bad(
        'Actions[0].Parameters.Tags',
        of('TagContact')({ Tags: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6', g: '7' } }),
      ),
      bad('Actions[0].Parameters.Tags', of('TagContact')({ Tags: {} })),
      bad('Actions[0].Parameters.Tags', of('TagContact')({ Tags: { 'aws:x': '1' } })),
    ],
  },
  callback: {
    good: [good(callback({ QueueId: 'x' }))],
    bad: [
      bad('Actions[0].Parameters.RetryDelaySeconds', callback({ RetryDelaySeconds: '259201' })),
      bad('Actions[0].Parameters', callback({ QueueId: 'x', AgentId: 'y' })),
    ],
  },
  metric: {
    good: [good(metric('NumberOfAgentsAvailable'))],
    bad: [bad('Actions[0].Parameters.MetricType', metric('NumberOfPeople'))],
  },
  percentage: {
    good: [good(percentage('4', '10', '18'))],
    bad: [
      bad('Actions[0].Transitions.Conditions', percentage('10', '4')),
      bad('Actions[0].Transitions.Conditions', percentage('10', '120')),
    ],
  },
} as const satisfies Readonly<Record<string, RuleCase>>;
