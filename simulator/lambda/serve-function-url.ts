import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { LambdaError } from './lambda-error.ts';
import type { LambdaService } from './start-lambda.ts';

export interface FunctionUrl {
  /** Ends with a slash, as in an account. */
  readonly url: string;
  close(): Promise<void>;
}

/** What a function may answer; anything else is sent as JSON with status 200. */
const answerSchema = z.object({
  statusCode: z.int(),
  headers: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/**
 * A function at an HTTP address of its own on this machine, as a Function URL without authentication: payload format
 * 2.0 (https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html). TLS is left out.
 */
export async function serveFunctionUrl(
  { invoke }: Pick<LambdaService, 'invoke'>,
  name: string,
  clock: Pick<Clock, 'nowMs'>,
): Promise<FunctionUrl> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const status = error instanceof LambdaError ? error.statusCode : 502;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ Message: status === 429 ? 'Rate Exceeded.' : 'Internal Server Error' }));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const event = eventOf(request, await buffer(request), clock.nowMs());
    const { functionError, payload } = await invoke(name, event, { mode: 'RequestResponse' });
    if (functionError !== undefined) throw new Error('The function failed.');
    const formed = answerSchema.safeParse(payload).data;
    if (formed === undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(payload));
      return;
    }
    const { statusCode, headers = {}, body = '', isBase64Encoded = false } = formed;
    const texts = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), String(value)]);
    response.writeHead(statusCode, { 'content-type': 'application/json', ...Object.fromEntries(texts) });
    response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
  }

  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function eventOf(request: IncomingMessage, body: Buffer, nowMs: number): Record<string, unknown> {
  const { pathname, search, searchParams } = new URL(`http://127.0.0.1${request.url ?? '/'}`);
  const { cookie, ...others } = request.headers;
  const headers = Object.fromEntries(
    Object.entries(others).map(([header, value]) => [header, [value].flat().join(',')]),
  );
  const domainName = request.headers.host ?? '127.0.0.1';
  const http = {
    method: request.method ?? 'GET',
    path: pathname,
    protocol: 'HTTP/1.1',
    sourceIp: '127.0.0.1',
    userAgent: headers['user-agent'] ?? '',
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: { ...headers, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' },
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    ...(search === '' ? {} : { queryStringParameters: Object.fromEntries(searchParams) }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'localhost',
      domainName,
      domainPrefix: 'localhost',
      http,
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date(nowMs).toISOString(),
      timeEpoch: nowMs,
    },
    ...(body.length === 0 ? {} : { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
}
