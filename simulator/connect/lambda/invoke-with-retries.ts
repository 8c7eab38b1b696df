import type { World } from '../../world.ts';
import type { LambdaDoor } from '../connect-parts.ts';
import { ActionError } from '../flow/outcome.ts';

/** "Amazon Connect retries up to three times, for maximum until timeout specified". */
const MOST_ATTEMPTS = 4;
/** Between attempts. Assumed: none is published. */
const PAUSE_MS = 100;

export interface Invocation {
  readonly functionName: string;
  readonly payload: unknown;
  readonly limitMs: number;
  readonly contactId: string;
}

/**
 * The function's answer. A throttled or failed service and an error of the function are tried again until the
 * limit; then it throws `ActionError`. A function that runs on after the limit is not stopped.
 */
export async function invokeWithRetries(
  world: World,
  lambda: LambdaDoor,
  { functionName, payload, limitMs, contactId }: Invocation,
  signal: AbortSignal,
): Promise<unknown> {
  const limit = new AbortController();
  const stop = AbortSignal.any([signal, limit.signal]);
  const timer = new AbortController();
  const timeUp = world.clock.sleep(limitMs, AbortSignal.any([signal, timer.signal])).then(() => {
    limit.abort(new ActionError(`${functionName} did not answer within ${limitMs} ms.`, 'TimeLimitExceeded'));
  });
  timeUp.catch(() => {});
  try {
    let problem = '';
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      if (attempt > 1) await world.clock.sleep(PAUSE_MS, stop);
      const outcome = await untilAborted(attemptOnce(), stop);
      if ('answer' in outcome) return outcome.answer;
      problem = outcome.problem;
      if (!outcome.retry) break;
    }
    throw new ActionError(`${functionName}: ${problem}`);
  } finally {
    timer.abort();
  }

  async function attemptOnce(): Promise<{ answer: unknown } | { problem: string; retry: boolean }> {
    const atMs = world.clock.nowMs();
    const fault = world.faults.take('connect', 'InvokeLambdaFunction', contactId);
    let injectedMs = await world.delays.wait('connect.lambda-invoke', { contactId, signal: stop });
    const done = (outcome: string) =>
      world.journal.add({
        service: 'connect',
        operation: 'InvokeLambdaFunction',
        contactId,
        resource: functionName,
        atMs,
        doneAtMs: world.clock.nowMs(),
        injectedMs,
        outcome,
      });
    if (fault?.kind === 'hang') {
      done('hang');
      return await new Promise(() => {});
    }
    if (fault?.kind === 'slow') {
      injectedMs += fault.delayMs ?? 0;
      await world.clock.sleep(fault.delayMs ?? 0, stop);
    } else if (fault !== undefined && fault.kind !== 'cut') {
      done(fault.kind);
      return { problem: `the service failed (${fault.kind})`, retry: true };
    }
    const outcome = await ask(lambda, functionName, payload);
    /** The function has run, but its answer is lost: what makes a retry dangerous. */
    const kept = fault?.kind === 'cut' ? { problem: 'the answer was lost', retry: true } : outcome;
    done('answer' in kept ? 'ok' : kept.problem);
    return kept;
  }
}

async function ask(lambda: LambdaDoor, functionName: string, payload: unknown) {
  try {
    const answer = await lambda.invoke(functionName, payload, { mode: 'RequestResponse' });
    if (answer.functionError !== undefined)
      return { problem: `function error ${answer.functionError}`, retry: true };
    if (answer.statusCode >= 300) return refusal(answer.statusCode, `status ${answer.statusCode}`);
    return { answer: answer.payload };
  } catch (error) {
    const status = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
    return refusal(
      typeof status === 'number' ? status : 500,
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** Throttled and failed requests are tried again; a request that is wrong stays wrong. */
function refusal(statusCode: number, problem: string) {
  return { problem, retry: statusCode === 429 || statusCode >= 500 };
}

/** Leaves the promise to itself when the signal aborts first, and rejects with its reason. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
