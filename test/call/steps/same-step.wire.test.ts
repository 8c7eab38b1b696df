import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamodb } from '../../../lambdas/aws/dynamodb.ts';
import { openCall } from '../../../lambdas/call/call-handle.ts';
import type { CallItem } from '../../../lambdas/call/call-item.ts';
import { answerAsk } from '../../../lambdas/call/steps/answer-ask.ts';
import type { StepAnswer } from '../../../lambdas/call/steps/step.ts';
import type { Timekeeping } from '../../../lambdas/call/timekeeping.ts';
import { startCallsTable } from '../calls-table.ts';
import { virtualTime } from '../virtual-time.ts';

const signal = AbortSignal.timeout(120_000);
const nowMs = 1_060_000;
const held = { holder: 'h', epoch: 1, untilMs: nowMs + 3_600_000 };
const calls = await startCallsTable();

const settings = { ...calls.askSettings, waitMs: 600 };
const spoken = (text: string) => ({ do: 'say', text }) as const;

describe('the step after a step', () => {
  it('is the same for an ask that waits and for its retry, when two steps come at once', async () => {
    const item = await calls.call({ lease: held });
    let retried: StepAnswer | undefined;
    const time = virtualTime(nowMs, async () => {
      if (retried !== undefined) return;
      await openCall(calls.table, item).write(
        [spoken('One.'), spoken('Two.')],
        { state: 'thinking' },
        signal,
      );
      retried = await ask(item, 3, virtualTime(nowMs));
    });

    const answer = await ask(item, 3, time);

    expect(retried).toMatchObject({ step: '4', text: 'One.' });
    expect(answer).toEqual(retried);
    expect(await ask(item, 4, virtualTime(nowMs))).toMatchObject({ step: '5', text: 'Two.' });
  });

  it('is given to an ask that claims more than was ever issued', async () => {
    const item = await calls.call({
      lease: held,
      lastNumber: 4,
      steps: { s4: { number: 4, ...spoken('One.') } },
    });

    expect(await ask(item, 9, virtualTime(nowMs))).toMatchObject({ step: '4' });
  });

  it('is written once, however often a key is told', async () => {
    const digits = { number: 3, do: 'digits', text: 'Press 1.' } as const;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const item = await calls.call({ lease: held, issuedStep: digits });

        const answers = await inAnyOrder(scheduler, () =>
          Promise.all([1, 2, 3].map(() => ask(item, 3, scheduledTime(scheduler), '1'))),
        );
        const next = await ask(item, 4, virtualTime(nowMs));

        expect(answers.map(({ step }) => step)).toEqual(['4', '4', '4']);
        expect(next).toEqual({ step: '5', do: 'transfer' });
      }),
      { numRuns: 25 },
    );
  });

  it('is the same for every try of an ask, and none is skipped, in whatever order requests arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.record({ tries: fc.integer({ min: 1, max: 3 }), hasty: fc.boolean() }), {
          minLength: 3,
          maxLength: 3,
        }),
        async (scheduler, batches, rounds) => {
          const item = await calls.call({ lease: held });
          const texts = batches.flatMap((size, batch) =>
            Array.from({ length: size }, (_, index) => `${batch}.${index}`),
          );
          const stale: Promise<void>[] = [];

          const hold = async (): Promise<void> => {
            const call = openCall(calls.table, item);
            let written = 0;
            for (const size of batches) {
              const batch = texts.slice(written, written + size).map(spoken);
              await call.write(batch, { state: 'thinking' }, signal);
              written += size;
            }
          };
          const flow = async (): Promise<readonly string[]> => {
            const played: string[] = [];
            for (let after = 3, round = 0; played.length < texts.length; round += 1) {
              const { tries, hasty } = rounds[round % rounds.length] ?? { tries: 1, hasty: false };
              const asks = Array.from({ length: tries }, () => ask(item, after, scheduledTime(scheduler)));
              const taken = await (hasty ? Promise.race(asks) : Promise.all(asks).then(oneStep));
              const late = Promise.all(asks).then((answers) => {
                for (const { step } of answers.filter(isStep)) {
                  expect(Number(step)).toBeGreaterThanOrEqual(Number(taken.step));
                }
              });
              stale.push(late);
              if (!isStep(taken)) continue;
              played.push(taken.text ?? '');
              after = Number(taken.step);
            }
            await Promise.all(stale);
            return played;
          };

          const [played] = await inAnyOrder(scheduler, () => Promise.all([flow(), hold()]));

          expect(played).toEqual(texts);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

const isStep = (answer: StepAnswer): boolean => answer.do !== 'wait' && answer.do !== 'renew';

/** The answer to all tries of an ask; those that only wait are no answer yet. */
function oneStep(answers: readonly StepAnswer[]): StepAnswer {
  const steps = answers.filter(isStep);
  expect(new Set(steps.map(({ step }) => step)).size).toBeLessThanOrEqual(1);
  return steps[0] ?? answers[0] ?? { step: '0', do: 'wait' };
}

function ask(item: CallItem, after: number, time: Timekeeping, digits?: string): Promise<StepAnswer> {
  const given = { contactId: item.contactId, after, ...(digits === undefined ? {} : { digits }) };
  return answerAsk(given, settings, time, signal);
}

/** Time that passes for one ask whenever its turn comes. */
function scheduledTime(scheduler: fc.Scheduler): Timekeeping {
  let atMs = nowMs;
  return {
    nowMs: () => atMs,
    sleep: async (ms) => {
      await scheduler.schedule(Promise.resolve());
      atMs += ms;
    },
  };
}

/** Runs `actors` with every request to DynamoDB let through one at a time, in the scheduler's order. */
async function inAnyOrder<T>(scheduler: fc.Scheduler, actors: () => Promise<T>): Promise<T> {
  const { middlewareStack } = dynamodb();
  middlewareStack.add(
    (next) => {
      // A refusal is an answer: the scheduler would take a rejection for its own failure.
      const inTurn = scheduler.scheduleFunction((args: Parameters<typeof next>[0]) =>
        next(args).then(
          (output) => () => output,
          (error: unknown) => () => {
            throw error;
          },
        ),
      );
      return async (args) => (await inTurn(args))();
    },
    { name: 'in-any-order', step: 'initialize' },
  );
  try {
    return await scheduler.waitFor(actors());
  } finally {
    middlewareStack.remove('in-any-order');
  }
}
