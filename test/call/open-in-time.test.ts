import { describe, expect, it } from 'vitest';
import { NotOpened, openInTime, openWithinMs } from '../../lambdas/call/open-in-time.ts';
import type { Timekeeping } from '../../lambdas/call/timekeeping.ts';

/** Time that stands until `pass` is called. */
function standingTime(): Timekeeping & { pass(): void; readonly waits: number[] } {
  let wake = (): void => {};
  const waits: number[] = [];
  return {
    waits,
    pass: () => wake(),
    nowMs: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.push(ms);
        wake = resolve;
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  };
}

const call = () => new AbortController();

describe('openInTime', () => {
  it('gives up on what neither answers nor obeys its signal', async () => {
    const time = standingTime();
    let stopped: AbortSignal | undefined;
    const opening = openInTime(
      (signal) => {
        stopped = signal;
        return new Promise(() => {});
      },
      time,
      call().signal,
    );

    time.pass();

    await expect(opening).rejects.toThrow(NotOpened);
    expect(time.waits).toEqual([openWithinMs]);
    expect(stopped?.aborted).toBe(true);
  });

  it('leaves what was opened a signal that lives as long as the call', async () => {
    const time = standingTime();
    const ending = call();
    const signal = await openInTime(async (life) => life, time, ending.signal);

    time.pass();
    await new Promise(setImmediate);
    expect(signal.aborted).toBe(false);

    ending.abort();
    expect(signal.aborted).toBe(true);
  });

  it('tells a failure from the end of the call', async () => {
    const refused = new Error('AccessDenied');
    await expect(
      openInTime(() => Promise.reject(refused), standingTime(), call().signal),
    ).rejects.toMatchObject({ name: 'NotOpened', cause: refused });

    const ending = call();
    const opening = openInTime(() => new Promise(() => {}), standingTime(), ending.signal);
    ending.abort(new Error('hung up'));
    await expect(opening).rejects.toThrow('hung up');
  });
});
