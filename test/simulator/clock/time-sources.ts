import { performance as performanceModule } from 'node:perf_hooks';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { scaleWorkerClock } from '../../../simulator/clock/scale-worker-clock.ts';
import { openSharedTime } from '../../../simulator/clock/shared-time.ts';

/**
 * Runs in a worker: reads every source of time and every timer under a scaled clock,
 * and reports each beside the shared clock, all in ms.
 */
export interface Reading {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly sharedStartMs: number;
  readonly sharedEndMs: number;
}

export const ASKED_MS = 400;

const shared = openSharedTime(workerData.shared);
scaleWorkerClock(workerData.shared);

/** Epoch ms. */
const dates: Record<string, () => number> = {
  'Date.now': () => Date.now(),
  'new Date': () => {
    const date = new Date();
    return date.getTime();
  },
  'Reflect.construct(Date)': () => Reflect.construct(Date, []).getTime(),
  'subclass of Date': () => new (class Later extends Date {})().getTime(),
  'date.constructor': () => new (new Date(0).constructor as DateConstructor)().getTime(),
  'performance.timeOrigin': () => performance.timeOrigin + performance.now(),
  'performance.toJSON': () => (performance.toJSON() as { timeOrigin: number }).timeOrigin + performance.now(),
};

/** Epoch, but no finer than a second. */
const coarseDates: Record<string, () => number> = {
  'Date()': () => Date.parse(Date()),
  'Intl format': () => Date.parse(`${new Intl.DateTimeFormat('en', formatOptions).format()} GMT`),
  'Intl formatToParts': () => {
    const parts = new Intl.DateTimeFormat('en', formatOptions).formatToParts();
    return Date.parse(`${parts.map((part) => part.value).join('')} GMT`);
  },
};
const formatOptions = { dateStyle: 'medium', timeStyle: 'medium', hour12: false, timeZone: 'UTC' } as const;

/** Ms since something. */
const monotonic: Record<string, () => number> = {
  'performance.now': () => performance.now(),
  'perf_hooks.performance.now': () => performanceModule.now(),
  'performance.mark': () => performance.mark('m').startTime,
  'performance.measure': () => performance.measure('m').duration,
  'process.hrtime': () => toMs(process.hrtime()),
  'process.hrtime(since)': () => toMs(process.hrtime([0, 0])),
  'process.hrtime.bigint': () => Number(process.hrtime.bigint()) / 1e6,
  'process.uptime': () => process.uptime() * 1_000,
  'event.timeStamp': () => new Event('e').timeStamp,
};

const waits: Record<string, () => Promise<unknown>> = {
  setTimeout: () => new Promise((resolve) => setTimeout(resolve, ASKED_MS)),
  'timers.setTimeout': () => new Promise((resolve) => timers.setTimeout(resolve, ASKED_MS)),
  'setTimeout of text': () =>
    new Promise((resolve) => Reflect.apply(setTimeout, null, [resolve, `${ASKED_MS}`])),
  'timer.refresh': () => new Promise((resolve) => setTimeout(resolve, ASKED_MS).refresh()),
  setInterval: () => new Promise<void>((resolve) => stopAfterFirst(setInterval, resolve)),
  'timers.setInterval': () => new Promise<void>((resolve) => stopAfterFirst(timers.setInterval, resolve)),
  'timers/promises.setTimeout': () => timersPromises.setTimeout(ASKED_MS),
  'timers/promises.setInterval': async () => {
    for await (const _ of timersPromises.setInterval(ASKED_MS)) break;
  },
  'timers/promises.scheduler.wait': () => timersPromises.scheduler.wait(ASKED_MS),
  'timers.promises.setTimeout': () => timers.promises.setTimeout(ASKED_MS),
  'import of timers/promises': async () => (await import('node:timers/promises')).setTimeout(ASKED_MS),
  'import of timers': async () => {
    const { setTimeout: imported } = await import('node:timers');
    await new Promise((resolve) => imported(resolve, ASKED_MS));
  },
  'promisify(setTimeout)': () => promisify(setTimeout)(ASKED_MS),
  'promisify(timers.setTimeout)': () => promisify(timers.setTimeout)(ASKED_MS),
  'AbortSignal.timeout': () =>
    new Promise((resolve) => AbortSignal.timeout(ASKED_MS).addEventListener('abort', resolve)),
};

function stopAfterFirst(start: typeof setInterval, done: () => void): void {
  const interval = start(() => {
    clearInterval(interval);
    done();
  }, ASKED_MS);
}

function toMs([seconds, ns]: [number, number]): number {
  return seconds * 1_000 + ns / 1e6;
}

async function readAll() {
  const sources = { ...dates, ...coarseDates, ...monotonic };
  const first = Object.entries(sources).map(([name, read]) => {
    const sharedStartMs = shared.nowMs();
    return { name, read, sharedStartMs, startMs: read() };
  });
  const waited = await Promise.all(
    Object.entries(waits).map(async ([name, wait]): Promise<Reading> => {
      const sharedStartMs = shared.nowMs();
      await wait();
      return { name, startMs: 0, endMs: ASKED_MS, sharedStartMs, sharedEndMs: shared.nowMs() };
    }),
  );
  const read = first.map(({ name, read, sharedStartMs, startMs }): Reading => {
    const endMs = read();
    return { name, startMs, endMs, sharedStartMs, sharedEndMs: shared.nowMs() };
  });
  parentPort?.postMessage({
    read,
    waited,
    dates: Object.keys(dates),
    coarseDates: Object.keys(coarseDates),
    known: {
      timers: Object.keys(timers).sort(),
      timersPromises: Object.keys(timersPromises).sort(),
    },
  });
}

void readAll();
