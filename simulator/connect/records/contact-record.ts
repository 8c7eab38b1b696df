import type { Contact } from '../flow/contact.ts';
import type { CallEnd, EndReason } from '../phone-call.ts';
import { agentArn } from '../queue/agent-arn.ts';

export interface RecordedCall {
  readonly contact: Contact;
  readonly startedAtMs: number;
  readonly end: CallEnd;
  /** Agents to whom it was offered. */
  readonly agentAttempts: number;
  readonly recordings: readonly {
    readonly of: 'ivr' | 'agent';
    readonly fromMs: number;
    readonly toMs: number;
    /** `bucket/key`. */
    readonly location: string;
  }[];
  /** When this version of the record was made, epoch ms. */
  readonly updatedAtMs: number;
}

const DISCONNECT_REASONS: Readonly<Record<EndReason, string>> = {
  'caller-hung-up': 'CUSTOMER_DISCONNECT',
  'flow-disconnected': 'CONTACT_FLOW_DISCONNECT',
  'agent-hung-up': 'AGENT_DISCONNECT',
  'transferred-to-third-party': 'THIRD_PARTY_DISCONNECT',
  'transferred-to-queue': 'OTHER',
  'flow-error': 'OTHER',
  'instance-closed': 'OTHER',
};

/**
 * A contact record (CTR), as Connect sends one to the Firehose or Kinesis stream of CONTACT_TRACE_RECORDS. Times are
 * whole seconds. An IVR recording has its own times and the participant type `IVR`; of one with an agent only the
 * place is told.
 * https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
 */
export function contactRecord(call: RecordedCall) {
  const { contact, end, startedAtMs } = call;
  const recordings = call.recordings.map(({ of, fromMs, toMs, location }) => ({
    DeletionReason: null,
    FragmentStartNumber: null,
    FragmentStopNumber: null,
    Location: location,
    MediaStreamType: 'AUDIO',
    ParticipantType: of === 'ivr' ? 'IVR' : null,
    StartTimestamp: of === 'ivr' ? seconds(fromMs) : null,
    Status: 'AVAILABLE',
    StopTimestamp: of === 'ivr' ? seconds(toMs) : null,
    StorageType: 'S3',
  }));
  const [first] = recordings;
  const { transferredTo } = contact;
  return {
    AWSAccountId: contact.instanceArn.split(':')[4] ?? null,
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: agentOf(contact, end.atMs),
    AgentConnectionAttempts: call.agentAttempts,
    Attributes: Object.fromEntries(contact.attributes),
    Channel: 'VOICE',
    ConnectedToSystemTimestamp: seconds(startedAtMs),
    ContactId: contact.contactId,
    CustomerEndpoint: endpoint(contact.customerNumber),
    DisconnectReason: DISCONNECT_REASONS[end.reason],
    DisconnectTimestamp: seconds(end.atMs),
    InitialContactId: null,
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: seconds(startedAtMs),
    InstanceARN: contact.instanceArn,
    LastUpdateTimestamp: seconds(call.updatedAtMs),
    MediaStreams: [{ Type: 'AUDIO' }],
    NextContactId: null,
    PreviousContactId: null,
    Queue: queueOf(contact, end.atMs),
    Recording: first === undefined ? null : { ...placeOf(first), Type: 'AUDIO' },
    Recordings: recordings.length === 0 ? null : recordings,
    SystemEndpoint: endpoint(contact.systemNumber),
    Tags: {
      ...Object.fromEntries(contact.tags),
      'aws:connect:instanceId': contact.instanceArn.split('/').at(-1),
    },
    TransferCompletedTimestamp: transferredTo === undefined ? null : seconds(transferredTo.atMs),
    TransferredToEndpoint: endpoint(transferredTo?.number),
  };
}

export type ContactRecord = ReturnType<typeof contactRecord>;

function agentOf({ agent, instanceArn }: Contact, endedAtMs: number) {
  if (agent === undefined) return null;
  const { connectedAtMs, joinedAtMs, leftAtMs = endedAtMs } = agent;
  return {
    ARN: agentArn(instanceArn, agent.name),
    AgentInteractionDuration: Math.floor(Math.max(0, leftAtMs - (joinedAtMs ?? leftAtMs)) / 1_000),
    ConnectedToAgentTimestamp: seconds(connectedAtMs),
    Username: agent.name,
  };
}

function queueOf({ queue, enqueuedAtMs, dequeuedAtMs }: Contact, endedAtMs: number) {
  if (queue === undefined || enqueuedAtMs === undefined) return null;
  const leftMs = dequeuedAtMs ?? endedAtMs;
  return {
    ARN: queue.arn,
    DequeueTimestamp: seconds(leftMs),
    Duration: Math.floor((leftMs - enqueuedAtMs) / 1_000),
    EnqueueTimestamp: seconds(enqueuedAtMs),
    Name: queue.name,
  };
}

function placeOf({
  DeletionReason,
  Location,
  Status,
}: {
  DeletionReason: null;
  Location: string;
  Status: string;
}) {
  return { DeletionReason, Location, Status };
}

function endpoint(number: string | undefined) {
  return number === undefined ? null : { Address: number, Type: 'TELEPHONE_NUMBER' };
}

function seconds(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
