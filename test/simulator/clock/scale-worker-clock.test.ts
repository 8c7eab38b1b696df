import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSharedTime, type SharedTime } from '../../../simulator/clock/shared-time.ts';
import { bundleWorker } from '../../../simulator/lambda/bundle-worker.ts';
import type { Reading } from './time-sources.ts';

const SPEED = 8;
const START_MS = Date.parse('2031-05-06T07:08:09Z');

interface Report {
  readonly read: readonly Reading[];
  readonly waited: readonly Reading[];
  readonly dates: readonly string[];
  readonly coarseDates: readonly string[];
  readonly known: { readonly timers: readonly string[]; readonly timersPromises: readonly string[] };
}

async function reportUnder({ buffer }: SharedTime): Promise<Report> {
  const script = await bundleWorker(fileURLToPath(new URL('time-sources.ts', import.meta.url)));
  const worker = new Worker(script, { eval: true, workerData: { shared: buffer } });
  try {
    return await new Promise<Report>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}

describe('a worker under the scaled clock', () => {
  let report: Report;

  beforeAll(async () => {
    report = await reportUnder(createSharedTime(START_MS, SPEED));
  });

  it('passes at the world’s speed by every source', () => {
    const coarse = new Set(report.coarseDates);
    for (const reading of report.read.filter(({ name }) => !coarse.has(name))) {
      const passed = reading.endMs - reading.startMs;
      const shared = reading.sharedEndMs - reading.sharedStartMs;

      expect(shared, reading.name).toBeGreaterThanOrEqual(400);
      expect(passed / shared, reading.name).toBeGreaterThan(0.5);
      expect(passed / shared, reading.name).toBeLessThan(1.5);
    }
  });

  it('has the world’s date by every source that knows dates', () => {
    const dates = new Set([...report.dates, ...report.coarseDates]);
    const readings = report.read.filter(({ name }) => dates.has(name));
    expect(readings).toHaveLength(dates.size);
    for (const { name, startMs, sharedStartMs } of readings) {
      expect(startMs, name).toBeGreaterThan(START_MS - 1_000);
      expect(Math.abs(startMs - sharedStartMs), name).toBeLessThan(2_500);
    }
  });

  it('waits simulated time by every timer, and never too little', () => {
    expect(report.waited.length).toBeGreaterThan(10);
    for (const { name, endMs, sharedStartMs, sharedEndMs } of report.waited) {
      const waitedMs = sharedEndMs - sharedStartMs;
      expect(waitedMs, name).toBeGreaterThan(endMs - SPEED * 1.5);
      expect(waitedMs, `${name} waits on the wall clock`).toBeLessThan(endMs * SPEED);
    }
  });

  it('knows every timer that Node has', () => {
    const timed = ['setTimeout', 'setInterval'];
    const untimed = ['setImmediate', 'clearImmediate', 'clearInterval', 'clearTimeout', 'promises'];
    const deprecated = ['_unrefActive', 'active', 'enroll', 'unenroll'];
    const expected = new Set([...timed, ...untimed, ...deprecated]);

    expect(report.known.timers.filter((name) => !expected.has(name))).toEqual([]);
    expect(report.known.timersPromises).toEqual(['scheduler', 'setImmediate', 'setInterval', 'setTimeout']);
  });

  it('waits simulated time by every timer when its rate changes meanwhile', async () => {
    const time = createSharedTime(START_MS, SPEED);
    const rates = [SPEED, 1, SPEED / 2, 2];
    let changes = 0;
    const changing = setInterval(() => time.run(rates[changes++ % rates.length] ?? 1, 40), 5);
    try {
      const { waited } = await reportUnder(time);
      for (const { name, endMs, sharedStartMs, sharedEndMs } of waited) {
        expect(sharedEndMs - sharedStartMs, name).toBeGreaterThan(endMs - 0.1);
        expect(sharedEndMs - sharedStartMs, name).toBeLessThan(endMs * SPEED);
      }
    } finally {
      clearInterval(changing);
    }
    expect(changes).toBeGreaterThan(rates.length);
  });
});
