import { AwsError } from '../../wire/aws-error.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { readShape, ShapeProblem } from '../../wire/read-shape.ts';
import type { Answer, WireService } from '../../wire/wire-service.ts';
import type { createFront, DynamoDbInput } from './front.ts';
import { operations } from './operations.ts';

/** DynamoDB's protocol, awsJson1.0: each request is checked against the SDK's model, then given to the front as it came. */
export function dynamoDbService(front: ReturnType<typeof createFront>): WireService {
  return {
    name: 'dynamodb',
    errorFormat: 'awsJson',
    throttling: () =>
      new AwsError(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded.',
      ),
    failure: () => new AwsError('InternalServerError', 'Internal server error', { status: 500 }),
    route({ headers }) {
      const name = String(headers['x-amz-target'] ?? '').replace('DynamoDB_20120810.', '');
      const operation = operations.get(name);
      if (!operation) {
        throw new AwsError('UnknownOperationException', `The dynamodb stand-in does not serve ${name}.`);
      }
      return {
        operation: name,
        async answer(exchange) {
          const body = (await exchange.readBody()).toString();
          const input = parse(body);
          if (input.TableName !== undefined) {
            // A role is allowed an index by itself.
            const index = input.IndexName === undefined ? '' : `/index/${input.IndexName}`;
            exchange.note({ resource: `${input.TableName}${index}` });
          }
          check(operation.input, input);
          if (operation.stage) await exchange.delay(operation.stage);
          return toAnswer(exchange, await front.answer(name, headers, body, input));
        },
      };
    },
  };
}

function toAnswer(
  exchange: Exchange,
  { statusCode, headers, body }: Awaited<ReturnType<ReturnType<typeof createFront>['answer']>>,
): Answer {
  if (statusCode !== 200) exchange.note({ outcome: /#(\w+)"/.exec(body)?.[1] ?? String(statusCode) });
  const corrupt = exchange.fault?.kind === 'corrupt';
  const { 'Content-Length': _, ...others } = headers;
  return { status: statusCode, headers: others, body: Buffer.from(corrupt ? body.slice(0, -2) : body) };
}

function parse(body: string): DynamoDbInput {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException', 'The body is no JSON.');
  }
}

function check(schema: Parameters<typeof readShape>[0], input: unknown): void {
  try {
    readShape(schema, input);
  } catch (error) {
    if (!(error instanceof ShapeProblem)) throw error;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at '${error.path.join('.')}' failed to satisfy constraint: ${error.message}`,
    );
  }
}
