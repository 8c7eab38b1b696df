import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedTime, openSharedTime } from '../../../simulator/clock/shared-time.ts';

const startMs = Date.parse('2026-11-20T09:00:00Z');

/** Keeps the thread from going on for so many wall ms. */
function hold(ms: number): void {
  const fromMs = performance.now();
  while (performance.now() - fromMs < ms);
}

describe('shared time', () => {
  it('stands still at its limit, and goes on from there', () => {
    const time = createSharedTime(startMs, 8);
    time.run(8, 5);
    const limitMs = time.nowMs() + 5;
    hold(3);
    const stoodMs = time.nowMs();
    hold(2);

    expect(time.nowMs()).toBe(stoodMs);
    expect(stoodMs).toBeLessThanOrEqual(limitMs);

    time.run(8);
    hold(1);
    expect(time.nowMs()).toBeGreaterThan(stoodMs);
    expect(time.nowMs()).toBeLessThan(stoodMs + 1_000);
  });

  it('passes at the rate that it was given last', () => {
    const time = createSharedTime(startMs, 8);
    time.run(2);
    const [fromMs, fromWallMs] = [time.nowMs(), performance.now()];
    hold(5);
    const [passedMs, wallMs] = [time.nowMs() - fromMs, performance.now() - fromWallMs];

    expect(passedMs / wallMs).toBeGreaterThan(1.9);
    expect(passedMs / wallMs).toBeLessThan(2.1);
  });

  it('jumps also where it stands still', () => {
    const time = createSharedTime(startMs, 8);
    time.run(8, 0);
    const stoodMs = time.nowMs();
    time.jump(3_600_000);

    expect(time.nowMs()).toBeCloseTo(stoodMs + 3_600_000, 0);
  });

  it('never goes back, whatever its pace, for any reader', () => {
    const changes = fc.array(
      fc.record({
        rate: fc.double({ min: 0.01, max: 8, noNaN: true }),
        ms: fc.option(fc.double({ min: 0, max: 20, noNaN: true }), { nil: undefined }),
        jumpMs: fc.nat(10_000),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(changes, (all) => {
        const time = createSharedTime(startMs, 8);
        const readers = [time, openSharedTime(time.buffer)];
        let latestMs = startMs;
        for (const { rate, ms, jumpMs } of all) {
          time.run(rate, ms);
          time.jump(jumpMs);
          for (const reader of readers) {
            const nowMs = reader.nowMs();
            expect(nowMs).toBeGreaterThanOrEqual(latestMs);
            latestMs = nowMs;
          }
        }
      }),
    );
  });
});
