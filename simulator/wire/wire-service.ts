import type { ServiceName } from '../faults.ts';
import type { AwsError } from './aws-error.ts';
import type { Exchange, WireRequest } from './exchange.ts';

/** How a service writes a refusal: see `writeError`. */
export type ErrorFormat = 'restJson' | 'awsJson' | 'restXml' | 'query';

/** What `serve` needs to know of a service. Modelled ones are made by `restJsonService`, `awsJsonService` and `queryService`. */
export interface WireService {
  readonly name: ServiceName;
  readonly errorFormat: ErrorFormat;
  /** What the faults `throttle` and `error` are called here. */
  readonly throttling: () => AwsError;
  readonly failure: () => AwsError;
  /** What a request without a signature is called. @default MissingAuthenticationTokenException, 403 */
  readonly unsigned?: () => AwsError;
  /** Delay stage of a new connection. @default 'net.connect' */
  readonly connectStage?: string;
  /** Which operation a request means. Throws `AwsError` when none. */
  route(request: WireRequest): Route;
}

export interface Route {
  readonly operation: string;
  /** Throws `AwsError` to refuse. */
  answer(exchange: Exchange): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  /** Each chunk of an iterable is sent at once, and is one event for the fault `cut`. */
  readonly body?: Uint8Array | AsyncIterable<Uint8Array>;
}
