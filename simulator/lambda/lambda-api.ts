import { AwsError } from '../wire/aws-error.ts';
import type { Exchange, WireRequest } from '../wire/exchange.ts';
import type { Listener } from '../wire/listen.ts';
import { serve } from '../wire/serve.ts';
import type { Answer, Route } from '../wire/wire-service.ts';
import type { World } from '../world.ts';
import type { InvokeOptions, InvokeResult } from './invoke.ts';
import { LambdaError } from './lambda-error.ts';

type Invoke = (name: string, payload: unknown, options: InvokeOptions) => Promise<InvokeResult>;

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** The Invoke operation of Lambda's HTTP API, for SDK clients. Any other path is refused by name. */
export function serveLambdaApi(world: World, invoke: Invoke): Promise<Listener> {
  return serve(world, {
    name: 'lambda',
    errorFormat: 'restJson',
    throttling: () => refusalOf(new LambdaError('TooManyRequestsException', 'Rate Exceeded.')),
    failure: () => refusalOf(new LambdaError('ServiceException', 'Internal failure.')),
    route: (request) => routeOf(request, invoke),
  });
}

function routeOf({ method, path }: WireRequest, invoke: Invoke): Route {
  const label = INVOCATIONS.exec(path)?.[1];
  if (method !== 'POST' || label === undefined) {
    throw new AwsError('UnknownOperationException', `The lambda stand-in does not serve ${method} ${path}.`, {
      status: 404,
    });
  }
  return {
    operation: 'Invoke',
    answer: (exchange) => answer(decodeURIComponent(label), exchange, invoke),
  };
}

async function answer(name: string, exchange: Exchange, invoke: Invoke): Promise<Answer> {
  exchange.note({ resource: name });
  const mode = exchange.request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (mode !== 'RequestResponse' && mode !== 'Event') {
    throw new AwsError(
      'InvalidParameterValueException',
      `The lambda stand-in does not serve the invocation type ${mode}.`,
    );
  }
  try {
    const payload = parse((await exchange.readBody()).toString());
    const result = await invoke(name, payload, { mode });
    return {
      status: result.statusCode,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': result.requestId,
        'x-amz-executed-version': '$LATEST',
        ...(result.functionError ? { 'x-amz-function-error': result.functionError } : {}),
      },
      ...(mode === 'Event' ? {} : { body: Buffer.from(JSON.stringify(result.payload)) }),
    };
  } catch (error) {
    throw error instanceof LambdaError ? refusalOf(error) : error;
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

function refusalOf({ code, message, statusCode }: LambdaError): AwsError {
  return new AwsError(code, message, {
    status: statusCode,
    fields: {
      Type: statusCode >= 500 ? 'Service' : 'User',
      ...(code === 'TooManyRequestsException' ? { Reason: 'ConcurrentInvocationLimitExceeded' } : {}),
    },
  });
}
