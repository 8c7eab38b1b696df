import { randomUUID } from 'node:crypto';
import type { Fault } from '../faults.ts';
import type { World } from '../world.ts';
import { contactOf } from './contact-of.ts';
import type { EnvironmentAnswer } from './environment.ts';
import type { Environments } from './environments.ts';
import { LambdaError } from './lambda-error.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { FunctionError } from './messages.ts';

export interface InvocationResult {
  readonly requestId: string;
  readonly functionError?: 'Unhandled';
  /** JSON. */
  readonly payload: string;
}

/** Lambda's limit for an answer to a waiting caller, in bytes. */
export const MAX_SYNC_BYTES = 6_291_556;
/** Concurrent executions of an account: new ones begin with 10, and 1,000 is the usual raise. */
const CONCURRENCY = { default: 10, 'raised-quotas': 1_000 };

/**
 * Makes the function that runs one invocation in an environment, with the account's concurrency limit,
 * the function's time-out, the faults, and a line in the journal.
 * It rejects with a LambdaError where the service itself refuses; errors of the code are results.
 */
export function createRunner(world: World, environments: Environments) {
  let running = 0;

  return async function run(
    fn: LambdaFunction,
    payload: string,
    { injectedMs = 0, requestId = randomUUID() }: { injectedMs?: number; requestId?: string } = {},
  ): Promise<InvocationResult> {
    const contactId = contactOf(JSON.parse(payload));
    const atMs = world.clock.nowMs();
    let delayedMs = injectedMs;
    const note = (outcome: string) =>
      world.journal.add({
        service: 'lambda',
        operation: fn.name,
        ...(contactId === undefined ? {} : { contactId }),
        resource: fn.arn,
        atMs,
        doneAtMs: world.clock.nowMs(),
        injectedMs: delayedMs,
        outcome,
      });

    const fault = world.faults.take('lambda', fn.name, contactId);
    if (fault?.kind === 'throttle' || running >= CONCURRENCY[world.quotas]) {
      note('TooManyRequestsException');
      throw new LambdaError('TooManyRequestsException', 'Rate Exceeded.');
    }
    if (fault?.kind === 'error') {
      note('ServiceException');
      throw new LambdaError(
        'ServiceException',
        'The service encountered an internal error (a fault asked for).',
      );
    }

    running += 1;
    try {
      if (fault?.kind === 'slow') {
        delayedMs += fault.delayMs ?? 0;
        await world.clock.sleep(fault.delayMs ?? 0);
      }
      if (fault?.kind === 'hang') {
        await world.clock.sleep(fn.timeoutMs);
        note('Sandbox.Timedout');
        return failed(requestId, timedOut(requestId, fn.timeoutMs));
      }
      const { environment, coldStartMs } = await environments.acquire(fn, contactId);
      delayedMs += coldStartMs;

      const ended = new AbortController();
      const deadlineMs = world.clock.nowMs() + fn.timeoutMs;
      const answering = environment.invoke({ requestId, payload, deadlineMs }, contactId);
      killLater(world, fn.timeoutMs, ended.signal, () => environment.kill(timedOut(requestId, fn.timeoutMs)));
      crashAsAsked(world, fault, ended.signal, () => environments.kill(fn.name, contactId));
      const answer = await answering.finally(() => ended.abort());
      environments.release(environment);

      const result = resultOf(requestId, answer, fault);
      note(result.functionError ? JSON.parse(result.payload).errorType : 'ok');
      return result;
    } finally {
      running -= 1;
    }
  };
}

function resultOf(requestId: string, answer: EnvironmentAnswer, fault: Fault | undefined): InvocationResult {
  if ('error' in answer) return failed(requestId, answer.error);
  if (fault?.kind === 'corrupt') return { requestId, payload: '"corrupt"' };
  if (Buffer.byteLength(answer.payload) > MAX_SYNC_BYTES) {
    return failed(requestId, {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_SYNC_BYTES} bytes).`,
    });
  }
  return { requestId, payload: answer.payload };
}

function failed(requestId: string, error: FunctionError): InvocationResult {
  return { requestId, functionError: 'Unhandled', payload: JSON.stringify(error) };
}

function timedOut(requestId: string, timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1_000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}

/** `kill` and `cut` end the environment this long after the invocation began. */
function crashAsAsked(world: World, fault: Fault | undefined, signal: AbortSignal, crash: () => void): void {
  if (fault?.kind === 'kill' || fault?.kind === 'cut') killLater(world, fault.delayMs ?? 0, signal, crash);
}

function killLater(world: World, afterMs: number, signal: AbortSignal, kill: () => void): void {
  world.clock.sleep(afterMs, signal).then(kill, () => {
    // The invocation ended first.
  });
}
