import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Fault } from '../faults.ts';
import type { World } from '../world.ts';

/** A request as it came, its body not yet read. */
export interface WireRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** One request and what a stand-in may want of it while it answers. */
export interface Exchange {
  readonly world: World;
  readonly request: WireRequest;
  readonly operation: string;
  readonly accessKeyId: string;
  /** Contact of the invocation that asks, where the world knows it. */
  readonly contactId?: string;
  /** Aborted when the client goes away, or the server closes. */
  readonly signal: AbortSignal;
  /** A fault of a kind that only the stand-in itself can play: `misbehave` or `corrupt`. */
  readonly fault?: Fault;
  /** Waits as long as the stage takes, and counts it as injected. Rejects when the client goes away. */
  delay(stage: string, factor?: number): Promise<void>;
  /** For the journal. `outcome` is for a failure told inside a stream. */
  note(of: { readonly resource?: string; readonly outcome?: string }): void;
  /** The whole body. Throws `AwsError` when it is over `limit` bytes. @default limit 32 MiB */
  readBody(limit?: number): Promise<Buffer>;
}
