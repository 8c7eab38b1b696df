import { fileURLToPath } from 'node:url';
import type { LambdaFunction } from '../../../simulator/lambda/lambda-function.ts';
import { type LambdaService, startLambda } from '../../../simulator/lambda/start-lambda.ts';
import type { World } from '../../../simulator/world.ts';

export const entry = fileURLToPath(new URL('fixtures/handler.mjs', import.meta.url));
export const sync = { mode: 'RequestResponse' } as const;
export const contactId = '4a573372-1f28-4e26-b97b-000000000001';

export function functionNamed(name: string, changes: Partial<LambdaFunction> = {}): LambdaFunction {
  return {
    name,
    arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    entry,
    timeoutMs: 30_000,
    memoryMb: 512,
    environment: { CALLS_TABLE: 'calls' },
    maximumRetryAttempts: 2,
    maximumEventAgeMs: 3_600_000,
    ...changes,
  };
}

const started: LambdaService[] = [];

export async function lambdaIn(world: World, ...functions: LambdaFunction[]): Promise<LambdaService> {
  const lambda = await startLambda(world, {
    region: 'us-east-1',
    endpoints: { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' },
  });
  started.push(lambda);
  for (const fn of functions) lambda.register(fn);
  return lambda;
}

export async function closeLambdas(): Promise<void> {
  await Promise.all(started.splice(0).map((lambda) => lambda.close()));
}
