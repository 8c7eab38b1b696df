import type { DynaliteAnswer } from './dynalite.ts';

const MODEL = 'com.amazonaws.dynamodb.v20120810#';

/** The ways in which the front itself refuses, in DynamoDB's words. */
export const refusals = {
  throttled: refuse(
    400,
    `${MODEL}ProvisionedThroughputExceededException`,
    'The level of configured provisioned throughput for the table was exceeded. (a fault asked for)',
  ),
  internal: refuse(500, `${MODEL}InternalServerError`, 'Internal server error (a fault asked for)'),
} as const;

export function invalid(message: string): DynaliteAnswer {
  return refuse(400, 'com.amazon.coral.validate#ValidationException', message);
}

function refuse(statusCode: number, type: string, message: string): DynaliteAnswer {
  return {
    statusCode,
    headers: { 'Content-Type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ __type: type, message }),
  };
}
