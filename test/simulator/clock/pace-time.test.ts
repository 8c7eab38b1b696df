import { describe, expect, it } from 'vitest';
import { paceTime, rateFor } from '../../../simulator/clock/pace-time.ts';
import { createSharedTime } from '../../../simulator/clock/shared-time.ts';

const startMs = Date.parse('2026-11-20T09:00:00Z');

describe('paceTime', () => {
  it('holds time up for a thread that gets no turn, and lets it run when it is over', async () => {
    const time = createSharedTime(startMs, 8);
    const pacing = paceTime(time.buffer);
    const fromMs = time.nowMs();
    const wallFromMs = performance.now();
    while (performance.now() - wallFromMs < 60);
    const passedMs = time.nowMs() - fromMs;
    await pacing.close();

    expect(passedMs).toBeLessThanOrEqual(8 * 12);
    expect(passedMs).toBeGreaterThan(0);
    const goesOnMs = time.nowMs();
    while (time.nowMs() - goesOnMs < 200);
    expect(time.nowMs() - goesOnMs).toBeGreaterThanOrEqual(200);
  });
});

describe('rateFor', () => {
  it.each([
    { cpuMs: 0, rate: 8, while: 'all wait' },
    { cpuMs: 2, rate: 4.75, while: 'half a core computes' },
    { cpuMs: 4, rate: 1.5, while: 'a core computes' },
    { cpuMs: 8, rate: 1.5, while: 'two cores compute' },
    { cpuMs: 0, wallMs: 8, rate: 4.75, while: 'others have the machine half the time' },
  ])('is $rate while $while', ({ cpuMs, rate, wallMs = 4 }) => {
    expect(rateFor(8, cpuMs, wallMs)).toBe(rate);
  });

  it('is never above the speed', () => {
    expect(rateFor(1.2, 100, 4)).toBe(1.2);
  });
});
