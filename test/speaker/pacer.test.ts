import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPacer } from '../../lambdas/speaker/pacer.ts';
import { virtualTime } from '../call/virtual-time.ts';

const never = new AbortController().signal;

it('lets out never more than its number in any second, however they are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.nat(700), { minLength: 1, maxLength: 60 }),
      async (perSecond, pausesMs) => {
        const time = virtualTime(0);
        const pace = createPacer(perSecond, time);
        const outAtMs: number[] = [];
        for (const pauseMs of pausesMs) {
          if (pauseMs % 3 === 0) await time.sleep(pauseMs, never);
          await pace(never);
          outAtMs.push(time.nowMs());
        }
        // Rounding of a millisecond's fractions, and no more.
        const apartMs = 1_000 / perSecond - 0.001;
        const gaps = outAtMs.slice(1).map((atMs, index) => atMs - (outAtMs[index] ?? 0));
        expect(gaps.filter((gap) => gap < apartMs)).toEqual([]);
      },
    ),
  );
});

it('lets the first out at once, and those who ask at once one after the other', async () => {
  const waitedMs: number[] = [];
  const time = { nowMs: () => 5_000, sleep: async (ms: number) => void waitedMs.push(ms) };
  const pace = createPacer(4, time);

  await Promise.all([pace(never), pace(never), pace(never)]);

  expect(waitedMs).toEqual([250, 500]);
});

it('ends waiting with the signal', async () => {
  const stop = new AbortController();
  const pace = createPacer(0.001);
  await pace(stop.signal);

  const waiting = pace(stop.signal);
  stop.abort(new Error('enough'));

  await expect(waiting).rejects.toThrow();
});
