import type { MediaProducer, Queue } from '../connect-parts.ts';
import { nothingRecorded, type RecordingState } from '../recording/recording-state.ts';

/** What the instance knows of one contact while it lasts. Changed by the actions of its flows. */
export interface Contact {
  readonly contactId: string;
  readonly initialContactId: string;
  readonly initiationMethod: 'INBOUND' | 'CALLBACK';
  /** Absent when withheld. */
  readonly customerNumber: string | undefined;
  readonly systemNumber: string;
  readonly instanceArn: string;
  readonly region: string;
  attributes: ReadonlyMap<string, string>;
  /** Of the flow that runs; another flow or module begins with none. */
  flowAttributes: ReadonlyMap<string, string>;
  /** The newest answer of a function in this flow. */
  external: unknown;
  lambdaInvocationId: string | undefined;
  storedCustomerInput: string | undefined;
  queue: Queue | undefined;
  mediaStream: MediaStream | undefined;
  callbackNumber: string | undefined;
  /** 1 is first. */
  queuePriority: number;
  /** Added to the time waited, for the order in a queue. */
  queueAheadMs: number;
  /** Of the newest queue, epoch ms. */
  enqueuedAtMs: number | undefined;
  dequeuedAtMs: number | undefined;
  /** Who accepted the contact. */
  agent: ConnectedAgent | undefined;
  recording: RecordingState;
  /** The newest third party that picked up, and when (epoch ms). */
  transferredTo: { readonly number: string; readonly atMs: number } | undefined;
  logging: boolean;
  voice: string;
  readonly tags: Map<string, string>;
  /** Event hook → ARN of the flow to run. */
  readonly eventHooks: Map<string, string>;
  /** Loop actions by flow and identifier → times that they have said to continue. */
  readonly loops: Map<string, number>;
}

/** Times are epoch ms. */
export interface ConnectedAgent {
  readonly name: string;
  /** Accepted the contact. */
  readonly connectedAtMs: number;
  /** Joined with the caller, after the whispers. */
  readonly joinedAtMs?: number;
  readonly leftAtMs?: number;
}

export interface MediaStream {
  readonly producer: MediaProducer;
  /** Epoch ms; absent while it runs. */
  readonly stoppedAtMs?: number;
}

export function newContact(
  of: Pick<Contact, 'contactId' | 'customerNumber' | 'systemNumber' | 'instanceArn' | 'region'>,
): Contact {
  return {
    initialContactId: of.contactId,
    initiationMethod: 'INBOUND',
    ...of,
    attributes: new Map(),
    flowAttributes: new Map(),
    external: undefined,
    lambdaInvocationId: undefined,
    storedCustomerInput: undefined,
    queue: undefined,
    mediaStream: undefined,
    callbackNumber: undefined,
    queuePriority: 5,
    queueAheadMs: 0,
    enqueuedAtMs: undefined,
    dequeuedAtMs: undefined,
    agent: undefined,
    recording: nothingRecorded,
    transferredTo: undefined,
    logging: false,
    voice: 'Joanna',
    tags: new Map(),
    eventHooks: new Map(),
    loops: new Map(),
  };
}
