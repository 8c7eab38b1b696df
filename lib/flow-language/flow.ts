/** The types of a flow that Connect knows (AWS::Connect::ContactFlow `Type`). */
export const flowTypes = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CAMPAIGN',
] as const;

export type FlowType = (typeof flowTypes)[number];

/** A flow in Connect's flow language 2019-10-30, as far as it is well formed. */
export interface Flow {
  readonly StartAction: string;
  readonly Actions: readonly FlowAction[];
}

export interface FlowAction {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: Transitions;
  /** Its place in `Actions`, for messages. */
  readonly index: number;
}

export interface Transitions {
  readonly NextAction?: string;
  readonly Conditions: readonly ConditionBranch[];
  readonly Errors: readonly ErrorBranch[];
}

export interface ConditionBranch {
  readonly NextAction: string;
  readonly Operator: string;
  readonly Operands: readonly string[];
}

export interface ErrorBranch {
  readonly NextAction: string;
  readonly ErrorType: string;
}
