import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../world.ts';
import { contactOf } from './contact-of.ts';
import { LambdaError } from './lambda-error.ts';
import type { InvokeOptions, InvokeResult } from './start-lambda.ts';

type Invoke = (name: string, payload: unknown, options: InvokeOptions) => Promise<InvokeResult>;

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
/** Longer than a function runs: a warm environment finds its connections again. */
const KEEP_ALIVE_MS = 3_600_000;

/** The Invoke operation of Lambda's HTTP API, for SDK clients. Any other path is refused by name. */
export async function serveLambdaApi(
  world: World,
  invoke: Invoke,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answer(world, invoke, request, response).catch((error: unknown) => sendError(response, error));
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  world: World,
  invoke: Invoke,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = INVOCATIONS.exec(new URL(request.url ?? '/', 'http://lambda').pathname)?.[1];
  if (request.method !== 'POST' || name === undefined) {
    throw new LambdaError(
      'ResourceNotFoundException',
      `The stand-in serves Invoke only, not ${request.method} ${request.url}`,
    );
  }
  const atMs = world.clock.nowMs();
  const payload = parse(await read(request));
  const mode = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (mode !== 'RequestResponse' && mode !== 'Event') {
    throw new LambdaError(
      'InvalidRequestContentException',
      `The stand-in does not serve the invocation type ${mode}`,
    );
  }
  const accessKeyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
  const contactId = contactOf(payload);
  const note = (outcome: string) =>
    world.journal.add({
      service: 'lambda',
      operation: 'Invoke',
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
      ...(contactId === undefined ? {} : { contactId }),
      resource: decodeURIComponent(name),
      atMs,
      doneAtMs: world.clock.nowMs(),
      injectedMs: 0,
      outcome,
    });
  try {
    const result = await invoke(decodeURIComponent(name), payload, { mode });
    note('ok');
    if (result.functionError) response.setHeader('X-Amz-Function-Error', result.functionError);
    response.setHeader('X-Amz-Executed-Version', '$LATEST');
    response.setHeader('x-amzn-RequestId', result.requestId);
    response.writeHead(result.statusCode, { 'Content-Type': 'application/json' });
    response.end(mode === 'Event' ? undefined : JSON.stringify(result.payload));
  } catch (error) {
    note(error instanceof Error ? error.name : 'error');
    throw error;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function parse(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new LambdaError('InvalidRequestContentException', `Could not parse request body into json: ${why}`);
  }
}

function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof LambdaError ? error : new LambdaError('ServiceException', String(error));
  response.writeHead(known.statusCode, {
    'Content-Type': 'application/json',
    'x-amzn-ErrorType': known.code,
  });
  response.end(
    JSON.stringify({
      Type: known.statusCode >= 500 ? 'Service' : 'User',
      message: known.message,
      ...(known.code === 'TooManyRequestsException' ? { Reason: 'ConcurrentInvocationLimitExceeded' } : {}),
    }),
  );
}
