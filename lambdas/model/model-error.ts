/**
 * - `deadline`: nothing in time;
 * - `throttled`: over the account's quota;
 * - `unavailable`: refused, not reachable, or broken;
 * - `cut`: the stream ended, or failed, before the model had ended its reply.
 */
export type ModelFailure = 'deadline' | 'throttled' | 'unavailable' | 'cut';

/** A request to a model that came to nothing, by name. `cause` is the SDK's error; it holds no prompt. */
export class ModelError extends Error {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelError';
    this.failure = failure;
  }
}

const throttles = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'ServiceQuotaExceededException',
  'ModelNotReadyException',
]);

/** The SDK's error by name. `begun`: the reply had begun. */
export function modelErrorOf(error: unknown, begun: boolean): ModelError {
  if (error instanceof ModelError) return error;
  const name = error instanceof Error ? error.name : 'unknown error';
  if (throttles.has(name))
    return new ModelError('throttled', `Bedrock throttles (${name}).`, { cause: error });
  if (begun) return new ModelError('cut', `The reply was cut (${name}).`, { cause: error });
  return new ModelError('unavailable', `Bedrock gave no reply (${name}).`, { cause: error });
}
