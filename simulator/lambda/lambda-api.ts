import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.ts';
import { contactOf } from './contact-of.ts';
import { LambdaError } from './lambda-error.ts';
import { type LocalServer, readBody, serveLocally, signerOf } from './serve-locally.ts';
import type { InvokeOptions, InvokeResult } from './start-lambda.ts';

type Invoke = (name: string, payload: unknown, options: InvokeOptions) => Promise<InvokeResult>;

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** The Invoke operation of Lambda's HTTP API, for SDK clients. Any other path is refused by name. */
export function serveLambdaApi(world: World, invoke: Invoke): Promise<LocalServer> {
  return serveLocally((request, response) => {
    answer(world, invoke, request, response).catch((error: unknown) => sendError(response, error));
  });
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
  const payload = parse((await readBody(request)).toString());
  const mode = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (mode !== 'RequestResponse' && mode !== 'Event') {
    throw new LambdaError(
      'InvalidRequestContentException',
      `The stand-in does not serve the invocation type ${mode}`,
    );
  }
  const accessKeyId = signerOf(request);
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
