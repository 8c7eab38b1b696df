import type { IncomingHttpHeaders } from 'node:http';
import type { Readable, Writable } from 'node:stream';

/** One request with the way to answer it, the same for HTTP/1.1 and HTTP/2. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** The same object for all requests of one connection. */
  readonly connection: object;
  readonly sink: Writable;
  /** Status and headers; `flush` sends them before the first byte of the body. */
  begin(status: number, headers: Readonly<Record<string, string | number>>, flush: boolean): void;
  begun(): boolean;
  /** Ends the exchange as a broken network does: RST_STREAM on HTTP/2, TCP RST on HTTP/1.1. */
  reset(): void;
}
