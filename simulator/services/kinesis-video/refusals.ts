import { AwsError } from '../../wire/aws-error.ts';

/** How Kinesis Video refuses. */
export const refusals = {
  names: {
    invalid: { name: 'InvalidArgumentException', status: 400 },
    throttling: { name: 'ClientLimitExceededException', status: 400, message: 'Rate exceeded.' },
    failure: { name: 'InternalFailureException', status: 500 },
  },
  tooManyCalls: (operation: string) =>
    new AwsError(
      'ClientLimitExceededException',
      `Too many calls of ${operation} for this stream. Try again later.`,
    ),
  tooManyConnections: () =>
    new AwsError(
      'ConnectionLimitExceededException',
      'Too many connections read this stream. Try again later.',
    ),
} as const;
