import type { FlowType } from '../../lib/flow-language/flow.ts';
import type { Voices } from '../voices/utterance.ts';
import type { HoursOfOperation } from './hours-of-operation.ts';
import type { People } from './people/person.ts';
import type { AgentScript } from './queue/agent-script.ts';

/** What the instance stands on: the other stand-ins, and what an account has set up in it. */
export interface ConnectParts {
  readonly lambda: LambdaDoor;
  readonly kinesisVideo: MediaDoor;
  readonly s3: ObjectDoor;
  readonly voices: Voices;
  readonly events: EventDoor;
  readonly flows: readonly FlowResource[];
  /** ARN of the flow that the claimed number is associated with. */
  readonly entryFlow: string;
  /** The claimed number, E.164. */
  readonly systemNumber: string;
  readonly instanceArn: string;
  readonly region: string;
  readonly queues?: readonly Queue[];
  readonly hours?: readonly HoursOfOperation[];
  /** Prompts of the instance's library: WAV files. */
  readonly prompts?: readonly { readonly arn: string; readonly wav: Uint8Array }[];
  /**
   * Who is logged in. With an empty list a caller waits until they hang up or the queue flow lets them out.
   * @default - nobody, and the call ends after `queueWaitMs`
   */
  readonly agents?: readonly AgentScript[];
  /** How long a caller waits in a queue, where no agents are given, before the call ends. @default 10_000 */
  readonly queueWaitMs?: number;
  /** @default - nothing is kept of what is recorded */
  readonly recordings?: RecordingStorage;
  /** The stream of CONTACT_TRACE_RECORDS. @default - no contact record is sent */
  readonly contactRecords?: { put(record: object): void };
  /** Whom a call can be transferred to. @default - everybody answers after 2 s and hangs up after 5 s */
  readonly people?: People;
  /** Beginnings of the numbers that the instance may call. @default - as in us-east-1 */
  readonly dialable?: readonly string[];
}

/** Where recordings go: the CALL_RECORDINGS of the instance's storage. */
export interface RecordingStorage {
  readonly bucket: string;
  /** Without a slash at its end; by default of an instance `connect/<alias>/CallRecordings`. */
  readonly prefix: string;
  put(
    bucket: string,
    key: string,
    object: { readonly body: Uint8Array; readonly contentType: string },
  ): Promise<void>;
}

export interface LambdaDoor {
  /** Rejects with an error that carries `statusCode` where the service itself refuses. */
  invoke(
    name: string,
    payload: unknown,
    options: { mode: 'RequestResponse' | 'Event'; timeLimitMs?: number; signal?: AbortSignal },
  ): Promise<{
    readonly statusCode: number;
    readonly functionError?: 'Handled' | 'Unhandled' | undefined;
    readonly payload?: unknown;
  }>;
}

export interface MediaDoor {
  openStream(contactId: string): MediaProducer;
}

/** Connect's side of a Kinesis Video stream. */
export interface MediaProducer {
  readonly streamArn: string;
  /** Epoch ms. */
  readonly startTimestampMs: number;
  readonly startFragmentNumber: string;
  /** 512 samples at 8 kHz = 64 ms, of which the first was on the line at `atMs`. */
  write(pcm: Int16Array, atMs: number): void;
  stop(): void;
}

export interface ObjectDoor {
  getObject(bucket: string, key: string): Promise<{ readonly body: Uint8Array } | undefined>;
}

export interface EventDoor {
  put(event: ContactEvent): unknown;
}

/** What Connect puts on the bus, which adds the rest of the envelope. */
export interface ContactEvent {
  readonly source: 'aws.connect';
  readonly 'detail-type': 'Amazon Connect Contact Event';
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface FlowResource {
  readonly name: string;
  readonly arn: string;
  readonly type: FlowType | 'MODULE';
  /** Flow language 2019-10-30, placeholders filled. */
  readonly content: string;
}

export interface Queue {
  readonly arn: string;
  readonly name: string;
  /** Contacts that it takes at once; absent for no limit. */
  readonly maxContacts?: number;
  readonly outboundCallerId?: string;
  readonly hoursOfOperationArn?: string;
}
