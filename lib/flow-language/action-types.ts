import type { ActionType } from './action-type.ts';
import type { FlowType } from './flow.ts';

const CONTACT: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CAMPAIGN'];
const WHISPER: readonly FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];
const HOLD: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];
const WITH_CALLER: readonly FlowType[] = [...CONTACT, 'CUSTOMER_QUEUE'];

const speech = { Text: 'optional', SSML: 'optional', PromptId: 'optional', Media: 'optional' } as const;
const anyError = { required: ['NoMatchingError'] } as const;
const EQUALS = ['Equals'];
const NUMBER = ['NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'];

/**
 * The actions whose shape is known, from the flow-language guide and from what the live CreateContactFlow
 * takes and refuses. Where parameters depend on each other, the rule of that action judges them.
 */
export const actionTypes: Readonly<Record<string, ActionType>> = {
  MessageParticipant: {
    parameters: { ...speech, SkipWhenDTMFBufferEnabled: 'optional' },
    errors: { optional: ['NoMatchingError'] },
    conditions: 'none',
    flowTypes: [...WITH_CALLER, ...WHISPER],
  },
  MessageParticipantIteratively: {
    parameters: {
      Messages: 'required',
      InterruptFrequencySeconds: 'optional',
      ContinueMessagingDuringInterrupt: 'optional',
    },
    errors: { optional: ['NoMatchingError'] },
    conditions: { operators: EQUALS, operands: ['MessagesInterrupted'] },
    flowTypes: ['CUSTOMER_QUEUE', ...HOLD],
  },
  GetParticipantInput: {
    parameters: {
      ...speech,
      InputTimeLimitSeconds: 'required',
      StoreInput: 'required',
      InputValidation: 'optional',
      InputEncryption: 'optional',
      DTMFConfiguration: 'optional',
      SkipWhenDTMFBufferEnabled: 'optional',
    },
    flowTypes: WITH_CALLER,
  },
  InvokeLambdaFunction: {
    parameters: {
      LambdaFunctionARN: 'required',
      InvocationTimeLimitSeconds: 'required',
      InvocationType: 'optional',
      LambdaInvocationAttributes: 'optional',
      ResponseValidation: 'optional',
    },
    errors: { required: ['NoMatchingError'], optional: ['TimeLimitExceeded'] },
    conditions: 'none',
  },
  CheckHoursOfOperation: {
    parameters: { HoursOfOperationId: 'optional' },
    errors: anyError,
    conditions: { operators: EQUALS, operands: ['True', 'False'], all: ['True', 'False'] },
  },
  CheckMetricData: {
    parameters: { MetricType: 'required', QueueId: 'optional', AgentId: 'optional' },
    errors: { required: ['NoMatchingCondition'], optional: ['NoMatchingError'] },
    conditions: { operators: [...EQUALS, ...NUMBER], atLeast: 1 },
  },
  Compare: {
    parameters: { ComparisonValue: 'required' },
    errors: { required: ['NoMatchingCondition'] },
    conditions: {
      operators: [...EQUALS, 'TextStartsWith', 'TextEndsWith', 'TextContains', ...NUMBER, 'KeyExists'],
      atLeast: 1,
    },
  },
  DistributeByPercentage: {
    parameters: {},
    errors: { required: ['NoMatchingCondition'] },
    conditions: { operators: ['NumberLessThan'], atLeast: 1 },
  },
  Loop: {
    parameters: { LoopCount: 'required' },
    errors: { optional: ['NoMatchingError'] },
    conditions: {
      operators: EQUALS,
      operands: ['ContinueLooping', 'DoneLooping'],
      all: ['ContinueLooping', 'DoneLooping'],
    },
  },
  Wait: {
    parameters: {
      TimeLimitSeconds: 'required',
      Events: 'optional',
      ContinueExecution: 'optional',
      MinimumWaitTimeSeconds: 'optional',
    },
  },
  UpdateContactAttributes: {
    parameters: { Attributes: 'required', TargetContact: 'optional' },
    errors: anyError,
    conditions: 'none',
  },
  UpdateFlowAttributes: {
    parameters: { FlowAttributes: 'required' },
    errors: anyError,
    conditions: 'none',
  },
  UpdateFlowLoggingBehavior: {
    parameters: { FlowLoggingBehavior: 'required' },
    errors: {},
    conditions: 'none',
  },
  UpdateContactTextToSpeechVoice: {
    parameters: {
      TextToSpeechVoice: 'required',
      TextToSpeechEngine: 'optional',
      TextToSpeechStyle: 'optional',
    },
    errors: { optional: ['NoMatchingError'] },
    conditions: 'none',
  },
  UpdateContactTargetQueue: {
    parameters: { QueueId: 'optional', AgentId: 'optional' },
    errors: anyError,
    conditions: 'none',
    flowTypes: WITH_CALLER,
  },
  UpdateContactRoutingBehavior: {
    parameters: { QueuePriority: 'optional', QueueTimeAdjustmentSeconds: 'optional' },
    errors: {},
    conditions: 'none',
    flowTypes: WITH_CALLER,
  },
  UpdateContactMediaStreamingBehavior: {
    parameters: { MediaStreamingState: 'required', MediaStreamType: 'required', Participants: 'required' },
    errors: anyError,
    conditions: 'none',
    flowTypes: [...WITH_CALLER, ...WHISPER],
  },
  UpdateContactRecordingBehavior: {
    parameters: {
      RecordingBehavior: 'optional',
      AnalyticsBehavior: 'optional',
      ScreenRecordingBehavior: 'optional',
    },
    errors: { optional: ['NoMatchingError'] },
    conditions: 'none',
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    parameters: { VoiceBehavior: 'optional', ChatBehavior: 'optional', ScreenRecordingBehavior: 'optional' },
    errors: {
      required: ['NoMatchingError', 'ChannelMismatch'],
      optional: ['InFlightRedactionConfigurationFailed'],
    },
    conditions: 'none',
  },
  UpdateContactEventHooks: {
    parameters: { EventHooks: 'required', EventHooksConfiguration: 'optional' },
    errors: anyError,
    conditions: 'none',
  },
  UpdateContactCallbackNumber: {
    parameters: { CallbackNumber: 'required' },
    errors: { required: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'] },
    conditions: 'none',
  },
  CreateCallbackContact: {
    parameters: {
      InitialCallDelaySeconds: 'required',
      MaximumConnectionAttempts: 'required',
      RetryDelaySeconds: 'required',
      QueueId: 'optional',
      AgentId: 'optional',
      ContactFlowId: 'optional',
      CallerId: 'optional',
    },
    errors: anyError,
    conditions: 'none',
  },
  TagContact: { parameters: { Tags: 'required' }, errors: anyError, conditions: 'none' },
  UntagContact: { parameters: { TagKeys: 'required' }, errors: anyError, conditions: 'none' },
  TransferContactToQueue: {
    parameters: {},
    errors: { required: ['QueueAtCapacity', 'NoMatchingError'] },
    conditions: 'none',
    flowTypes: CONTACT,
  },
  TransferParticipantToThirdParty: {
    parameters: {
      ThirdPartyPhoneNumber: 'required',
      ThirdPartyConnectionTimeLimitSeconds: 'required',
      ContinueFlowExecution: 'required',
      ThirdPartyDTMFDigits: 'optional',
      CallerId: 'optional',
    },
    conditions: 'none',
    flowTypes: WITH_CALLER,
  },
  TransferToFlow: {
    parameters: { ContactFlowId: 'required' },
    errors: anyError,
    conditions: 'none',
    flowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  InvokeFlowModule: {
    parameters: { FlowModuleId: 'required', Input: 'optional' },
    errors: { required: ['NoMatchingError'], optional: ['NoMatchingCondition'] },
    conditions: { operators: EQUALS },
  },
  DisconnectParticipant: { parameters: {}, terminal: true, flowTypes: WITH_CALLER },
  EndFlowExecution: { parameters: {}, terminal: true, flowTypes: ['CUSTOMER_QUEUE', ...WHISPER, ...HOLD] },
  EndFlowModuleExecution: {
    parameters: { Result: 'optional', ResultData: 'optional' },
    terminal: true,
    moduleOnly: true,
  },
};
