/** A function as `lib/` deploys it: what Lambda needs to know of it. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** Path of the bundled handler file (ESM); it exports `handler`. */
  readonly entry: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Of Event invocations: 0–2. */
  readonly maximumRetryAttempts: number;
  /** Of Event invocations: 60,000–21,600,000. */
  readonly maximumEventAgeMs: number;
}

const ARN = /^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+$/;

/** Refuses what CreateFunction and PutFunctionEventInvokeConfig would refuse. Throws a RangeError that names the field. */
export function checkFunction(fn: LambdaFunction): void {
  const problems = [
    !/^[\w-]{1,64}$/.test(fn.name) && `name "${fn.name}" must be 1–64 letters, digits, - or _`,
    !ARN.test(fn.arn) && `arn "${fn.arn}" is no ARN of a function`,
    !(fn.timeoutMs > 0 && fn.timeoutMs <= 900_000) && `timeoutMs ${fn.timeoutMs} must be 1–900,000`,
    !(fn.memoryMb >= 128 && fn.memoryMb <= 10_240) && `memoryMb ${fn.memoryMb} must be 128–10,240`,
    ![0, 1, 2].includes(fn.maximumRetryAttempts) &&
      `maximumRetryAttempts ${fn.maximumRetryAttempts} must be 0–2`,
    !(fn.maximumEventAgeMs >= 60_000 && fn.maximumEventAgeMs <= 21_600_000) &&
      `maximumEventAgeMs ${fn.maximumEventAgeMs} must be 60,000–21,600,000`,
    Object.keys(fn.environment).some((name) => RESERVED.has(name)) &&
      `environment sets a variable that Lambda reserves (${[...RESERVED].join(', ')})`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0) throw new RangeError(`Function ${fn.name}: ${problems.join('; ')}.`);
}

const RESERVED = new Set([
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  '_HANDLER',
]);
