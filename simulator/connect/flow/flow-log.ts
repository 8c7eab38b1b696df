/**
 * An entry of the log group `/aws/connect/<alias>`, as Connect writes one for each action while logging is on.
 * https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-logs.html
 */
export interface FlowLogEntry {
  readonly ContactId: string;
  readonly ContactFlowId: string;
  readonly ContactFlowName: string;
  readonly ContactFlowModuleType: string;
  readonly Identifier: string;
  /** ISO 8601. */
  readonly Timestamp: string;
  /** Values filled in: whatever a flow handles ends in the log, digits and names of the caller too. */
  readonly Parameters: unknown;
  readonly Results?: string;
  /** Answer of a function. */
  readonly ExternalResults?: unknown;
}
