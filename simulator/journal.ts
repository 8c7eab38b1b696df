import type { ServiceName } from './faults.ts';

/** One request that a stand-in served, as a test or a benchmark wants to read it. */
export interface JournalEntry {
  readonly service: ServiceName;
  readonly operation: string;
  /** Access-key id that signed the request; tells which Lambda environment made it. */
  readonly accessKeyId?: string;
  /** Contact of the invocation that made it, where known. */
  readonly contactId?: string;
  /** Resource it named: table, bucket/key, stream, model id, … */
  readonly resource?: string;
  /** Simulated epoch ms. */
  readonly atMs: number;
  readonly doneAtMs?: number;
  /** Sum of the delays put in on purpose. */
  readonly injectedMs: number;
  /** The same by stage, in the order in which they were waited; where the stand-in tells. */
  readonly delays?: readonly DelayEntry[];
  readonly outcome: 'ok' | string;
}

export interface DelayEntry {
  /** A stage of the delay profile, or `fault`. */
  readonly stage: string;
  readonly ms: number;
}

export interface Journal {
  /** Of requests that are done. */
  readonly entries: readonly JournalEntry[];
  add(entry: JournalEntry): void;
  /** Requests to a stand-in's port that are not done, streams among them. */
  readonly open: ReadonlySet<OpenRequest>;
  /** A request has begun. Returns what ends it. */
  begin(request: OpenRequest): () => void;
}

export type OpenRequest = Pick<JournalEntry, 'service' | 'operation' | 'contactId'>;
