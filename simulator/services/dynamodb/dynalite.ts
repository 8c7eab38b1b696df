import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createRequire } from 'node:module';

export interface DynaliteAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks dynalite; `headers` are those of a signed request, of which `x-amz-target` names the operation. */
export type Dynalite = (headers: IncomingHttpHeaders, body: string) => Promise<DynaliteAnswer>;

const createDynalite: (options: Record<string, number>) => Server = createRequire(import.meta.url)(
  'dynalite',
);

/**
 * dynalite in memory, called in-process: its server never listens, its request listener is given
 * the little of a request and a response that it touches. That saves a second hop over the network.
 */
export function startDynalite(): { ask: Dynalite; close(): Promise<void> } {
  const server = createDynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const underway = new Set<Promise<unknown>>();

  function ask(headers: IncomingHttpHeaders, body: string): Promise<DynaliteAnswer> {
    const answer = new Promise<DynaliteAnswer>((resolve) => {
      const request = Object.assign(new EventEmitter(), { method: 'POST', url: '/', headers });
      const answered: Record<string, string> = {};
      const response = {
        statusCode: 200,
        setHeader(name: string, value: string | number) {
          answered[name] = String(value);
        },
        end(text?: string) {
          resolve({ statusCode: response.statusCode, headers: answered, body: text ?? '' });
        },
      };
      server.emit('request', request, response);
      request.emit('data', Buffer.from(body));
      request.emit('end');
    });
    underway.add(answer);
    return answer.finally(() => underway.delete(answer));
  }

  return {
    ask,
    /** It has no port to close; what must end is what it still does. */
    async close() {
      await Promise.all(underway);
    },
  };
}

/** Headers of a request that comes from the simulator itself. */
export function ownHeaders(operation: string): IncomingHttpHeaders {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=SIMULATOR/, SignedHeaders=host, Signature=none',
  };
}
