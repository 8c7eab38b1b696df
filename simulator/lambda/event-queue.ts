import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { World } from '../world.ts';
import { contactOf } from './contact-of.ts';
import { LambdaError } from './lambda-error.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { InvocationResult } from './run-invocation.ts';

type Run = (
  fn: LambdaFunction,
  payload: string,
  of: { injectedMs: number; requestId: string },
) => Promise<InvocationResult>;

/** Between the tries after an error of the code: 1 and 2 minutes (Lambda guide, asynchronous error handling). */
const RETRY_AFTER_MS = [60_000, 120_000];
/** After a throttle or a service error: from 1 s, doubling to 5 minutes, for as long as the event may live. */
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 300_000;

/** Lambda's queue of Event invocations: accepted at once, run later, tried again, dropped when too old. */
export function createEventQueue(world: World, run: Run, signal: AbortSignal) {
  // Every event that waits listens to it, however many there are.
  setMaxListeners(Number.POSITIVE_INFINITY, signal);
  /** What is being delivered, with the function that it is for. */
  const waiting = new Map<Promise<void>, string>();

  async function deliver(fn: LambdaFunction, payload: string, requestId: string): Promise<void> {
    const contactId = contactOf(JSON.parse(payload));
    const acceptedMs = world.clock.nowMs();
    let injectedMs = await world.delays.wait('lambda.event-invoke', { contactId, signal });
    let failures = 0;
    let backOffMs = FIRST_BACK_OFF_MS;

    while (world.clock.nowMs() - acceptedMs <= fn.maximumEventAgeMs) {
      try {
        const result = await run(fn, payload, { injectedMs, requestId });
        if (!result.functionError) return;
        if (failures === fn.maximumRetryAttempts) return drop(fn, contactId, 'retries-exhausted');
        await world.clock.sleep(RETRY_AFTER_MS[failures] ?? 0, signal);
        failures += 1;
      } catch (error) {
        if (!(error instanceof LambdaError)) throw error;
        await world.clock.sleep(backOffMs, signal);
        backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS);
      }
      injectedMs = 0;
    }
    drop(fn, contactId, 'event-too-old');
  }

  function drop(fn: LambdaFunction, contactId: string | undefined, outcome: string): void {
    world.journal.add({
      service: 'lambda',
      operation: fn.name,
      ...(contactId === undefined ? {} : { contactId }),
      resource: fn.arn,
      atMs: world.clock.nowMs(),
      injectedMs: 0,
      outcome,
    });
  }

  return {
    /** Takes the event in; returns its request id. */
    accept(fn: LambdaFunction, payload: string): string {
      const requestId = randomUUID();
      const delivery: Promise<void> = deliver(fn, payload, requestId)
        .catch((error) => {
          if (!signal.aborted) throw error;
        })
        .finally(() => waiting.delete(delivery));
      waiting.set(delivery, fn.name);
      return requestId;
    },
    /** Resolves when no event waits or runs: none at all, or none for this function. */
    async whenEmpty(name?: string): Promise<void> {
      for (;;) {
        const left = [...waiting].filter(([, fn]) => name === undefined || fn === name);
        if (left.length === 0) return;
        await Promise.all(left.map(([delivery]) => delivery));
      }
    },
  };
}
