import type { FlowAction, FlowType } from './flow.ts';
import { isRecord } from './is-record.ts';

/** The console's own names, which its exports carry in `Metadata.type`. */
const CONSOLE_NAMES: Readonly<Record<string, FlowType>> = {
  contactFlow: 'CONTACT_FLOW',
  customerQueue: 'CUSTOMER_QUEUE',
  customerHold: 'CUSTOMER_HOLD',
  customerWhisper: 'CUSTOMER_WHISPER',
  agentHold: 'AGENT_HOLD',
  agentWhisper: 'AGENT_WHISPER',
  outboundWhisper: 'OUTBOUND_WHISPER',
  agentTransfer: 'AGENT_TRANSFER',
  queueTransfer: 'QUEUE_TRANSFER',
};

/** Only a flow that stands before the queue can put a caller into one, leave for another flow, or hang up alone. */
const CONTACT_ONLY = new Set(['TransferToFlow', 'TransferContactToQueue']);

/** The type of a flow that does not say it, as far as it can be told for certain. */
export function flowTypeOf(
  raw: Readonly<Record<string, unknown>>,
  actions: readonly FlowAction[],
): FlowType | undefined {
  const metadata = raw['Metadata'];
  const named = isRecord(metadata) ? metadata['type'] : undefined;
  if (typeof named === 'string' && Object.hasOwn(CONSOLE_NAMES, named)) return CONSOLE_NAMES[named];
  const types = new Set(actions.map((action) => action.Type));
  if ([...CONTACT_ONLY].some((type) => types.has(type))) return 'CONTACT_FLOW';
  const mayBeQueue = types.has('EndFlowExecution') || types.has('MessageParticipantIteratively');
  return types.has('DisconnectParticipant') && !mayBeQueue ? 'CONTACT_FLOW' : undefined;
}
