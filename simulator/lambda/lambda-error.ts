/** An error of the Lambda service itself (not of a function's code), as the wire would show it. */
export class LambdaError extends Error {
  readonly code: LambdaErrorCode;
  readonly statusCode: number;

  constructor(code: LambdaErrorCode, message: string) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = STATUS[code];
  }
}

export type LambdaErrorCode = keyof typeof STATUS;

const STATUS = {
  InvalidRequestContentException: 400,
  ResourceNotFoundException: 404,
  RequestTooLargeException: 413,
  TooManyRequestsException: 429,
  ServiceException: 500,
  /** The caller's own time limit passed; the function goes on. No error of AWS: Connect's 8 s, for instance. */
  TimeLimitExceeded: 504,
} as const;
