import { randomUUID } from 'node:crypto';
import type { ServiceName } from '../faults.ts';
import { AwsError } from './aws-error.ts';
import type { Exchange } from './exchange.ts';
import type { Operation } from './operation.ts';
import { pathMatcher } from './path-matcher.ts';
import { readInput, readJsonInput } from './read-input.ts';
import { ShapeProblem } from './read-shape.ts';
import type { Answer, WireService } from './wire-service.ts';
import { writeOutput } from './write-output.ts';
import { writeShape } from './write-shape.ts';

export interface JsonServiceOptions {
  readonly name: ServiceName;
  readonly operations: readonly Operation[];
  /** What the service calls a request that does not fit its model. @default ValidationException, 400 */
  readonly invalid?: ErrorName;
  /** What it calls one that comes too fast. @default ThrottlingException, 429 */
  readonly throttling?: ErrorName;
  /** What it calls its own failure. @default InternalServerException, 500 */
  readonly failure?: ErrorName;
  readonly connectStage?: string;
}

export interface ErrorName {
  readonly name: string;
  readonly status: number;
  readonly message?: string;
}

/** A service of the protocol restJson1: operations by method and path, members bound to path, query, headers and body. */
export function restJsonService(options: JsonServiceOptions): WireService {
  const routes = options.operations.map((operation) => {
    const [method, path] = operation.http ?? ['POST', '/'];
    return { operation, method, match: pathMatcher(path) };
  });
  return {
    ...common(options),
    errorFormat: 'restJson',
    route({ method, path }) {
      for (const { operation, match, ...route } of routes) {
        const labels = route.method === method ? match(path) : undefined;
        if (labels === undefined) continue;
        return {
          operation: operation.name,
          async answer(exchange) {
            const input = await checked(options, () => readInput(operation.input, exchange, labels));
            const output = await perform(operation, input, exchange, options);
            return writeOutput(operation, output, exchange, (error) => refusalOf(error, options));
          },
        };
      }
      throw unknownOperation(options.name, `${method} ${path}`);
    },
  };
}

/** A service of the protocols awsJson1.0 and 1.1: operations by the header `x-amz-target`, all members in the body. */
export function awsJsonService(options: JsonServiceOptions): WireService {
  const operations = new Map(options.operations.map((operation) => [operation.name, operation]));
  return {
    ...common(options),
    errorFormat: 'awsJson',
    route({ headers }) {
      const target = String(headers['x-amz-target'] ?? '');
      const operation = operations.get(target.slice(target.lastIndexOf('.') + 1));
      if (operation === undefined) throw unknownOperation(options.name, target);
      return {
        operation: operation.name,
        async answer(exchange): Promise<Answer> {
          const input = await checked(options, () => readJsonInput(operation.input, exchange));
          const output = await perform(operation, input, exchange, options);
          return {
            status: 200,
            headers: {
              'x-amzn-requestid': randomUUID(),
              'content-type': headers['content-type'] ?? 'application/x-amz-json-1.1',
            },
            body: Buffer.from(JSON.stringify(writeShape(operation.output, output ?? {}))),
          };
        },
      };
    },
  };
}

function common({ name, throttling, failure, connectStage }: JsonServiceOptions) {
  return {
    name,
    throttling: () => error(throttling ?? { name: 'ThrottlingException', status: 429 }, 'Rate exceeded'),
    failure: () => error(failure ?? { name: 'InternalServerException', status: 500 }, 'Internal failure'),
    ...(connectStage === undefined ? {} : { connectStage }),
  };
}

async function perform(
  operation: Operation,
  input: unknown,
  exchange: Exchange,
  options: JsonServiceOptions,
): Promise<unknown> {
  const resource = operation.resourceOf(input);
  if (resource !== undefined) exchange.note({ resource });
  const { accessKeyId, contactId, world } = exchange;
  world.onRequest?.({ service: options.name, operation: operation.name, accessKeyId, contactId, input });
  return await checked(options, () => operation.answer(input, exchange));
}

async function checked<Value>(options: JsonServiceOptions, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (problem) {
    throw refusalOf(problem, options) ?? problem;
  }
}

function refusalOf(problem: unknown, { invalid }: JsonServiceOptions): AwsError | undefined {
  if (!(problem instanceof ShapeProblem)) return undefined;
  const { path, message } = problem;
  const where = path.length === 0 ? '' : `Value at '${path.join('.')}' failed to satisfy constraint: `;
  return new AwsError(
    invalid?.name ?? 'ValidationException',
    `1 validation error detected: ${where}${message}`,
    { status: invalid?.status ?? 400 },
  );
}

function error({ name, status, message }: ErrorName, fallback: string): AwsError {
  return new AwsError(name, message ?? fallback, { status });
}

function unknownOperation(service: ServiceName, what: string): AwsError {
  return new AwsError('UnknownOperationException', `The ${service} stand-in does not serve ${what}.`, {
    status: 404,
  });
}
