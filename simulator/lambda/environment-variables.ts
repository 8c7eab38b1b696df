import { randomBytes } from 'node:crypto';
import type { LambdaFunction } from './lambda-function.ts';

/**
 * Everything that a function finds in process.env: Lambda's own variables, the function's, and the endpoints.
 * Each call makes new credentials, so that a signature tells which environment made a request.
 */
export function environmentVariables(
  fn: LambdaFunction,
  { region, endpoints }: { region: string; endpoints: Readonly<Record<string, string>> },
): Record<string, string> & { AWS_ACCESS_KEY_ID: string } {
  return {
    ...endpoints,
    ...fn.environment,
    AWS_ACCESS_KEY_ID: `ASIA${randomBytes(10).toString('hex').slice(0, 16).toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: randomBytes(30).toString('base64'),
    AWS_SESSION_TOKEN: randomBytes(120).toString('base64'),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `[$LATEST]${randomBytes(16).toString('hex')}`,
    _HANDLER: 'index.handler',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...NOTHING_OF_THIS_MACHINE,
  };
}

/** A developer's own AWS files must not reach the functions; in Lambda there are none. */
const NOTHING_OF_THIS_MACHINE = {
  AWS_CONFIG_FILE: '/var/runtime/no-config',
  AWS_SHARED_CREDENTIALS_FILE: '/var/runtime/no-credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};
