import { describe, expect, it } from 'vitest';
import { openSharedTime } from '../../../simulator/clock/shared-time.ts';
import { startClock } from '../../../simulator/clock/start-clock.ts';

const startMs = Date.parse('2026-11-20T09:00:00Z');

describe('startClock', () => {
  it('runs at its speed from its start', () => {
    const clock = startClock({ startMs, speed: 8 });
    const wallStart = performance.now();

    while (performance.now() - wallStart < 20);
    const elapsedMs = clock.nowMs() - startMs;

    expect(elapsedMs).toBeGreaterThanOrEqual(160);
    expect(elapsedMs).toBeLessThanOrEqual((performance.now() - wallStart + 1) * 8);
  });

  it('sleeps simulated time, never too little', async () => {
    const clock = startClock({ startMs, speed: 8 });

    const before = clock.nowMs();
    const wallStart = performance.now();
    await clock.sleep(400);

    expect(clock.nowMs() - before).toBeGreaterThanOrEqual(400);
    expect(performance.now() - wallStart).toBeLessThan(400);
  });

  it('does not sleep for nothing', async () => {
    const clock = startClock({ startMs, speed: 1 });
    await expect(clock.sleep(0)).resolves.toBeUndefined();
    await expect(clock.sleep(-5)).resolves.toBeUndefined();
  });

  it('wakes sleepers that a jump has passed, earliest first, and leaves the others', async () => {
    const clock = startClock({ startMs, speed: 1 });
    const woken: string[] = [];
    const stop = new AbortController();
    const later = clock.sleep(30 * 86_400_000, stop.signal).catch(() => woken.push('stopped'));
    const sleepers = [
      clock.sleep(5 * 86_400_000).then(() => woken.push('five days')),
      clock.sleep(86_400_000).then(() => woken.push('one day')),
    ];

    clock.jump(7 * 86_400_000);
    await Promise.all(sleepers);
    stop.abort();
    await later;

    expect(woken).toEqual(['one day', 'five days', 'stopped']);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(startMs + 7 * 86_400_000);
  });

  it('ends a sleep with the reason of its signal', async () => {
    const clock = startClock({ startMs, speed: 1 });
    const stop = new AbortController();
    const slept = clock.sleep(60_000, stop.signal);

    stop.abort(new Error('hung up'));

    await expect(slept).rejects.toThrow('hung up');
    await expect(clock.sleep(1, stop.signal)).rejects.toThrow('hung up');
  });

  it('shares one time with other threads, jumps included', () => {
    const clock = startClock({ startMs, speed: 2 });
    const other = openSharedTime(clock.shared);

    clock.jump(3_600_000);
    const [before, seen, after] = [clock.nowMs(), other.nowMs(), clock.nowMs()];

    expect(seen).toBeGreaterThanOrEqual(before);
    expect(seen).toBeLessThanOrEqual(after);
    expect(other.speed).toBe(2);
  });

  it.each([0, -1, 9, Number.NaN])('refuses the speed %s', (speed) => {
    expect(() => startClock({ startMs, speed })).toThrow(RangeError);
  });

  it('refuses to go back', () => {
    expect(() => startClock({ startMs, speed: 1 }).jump(-1)).toThrow('forward');
  });
});
