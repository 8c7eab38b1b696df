import { openSharedTime } from './shared-time.ts';

/** How often the pace is set, wall ms. */
const EVERY_MS = 4;
/** What passes at most until the next time: a thread that is held up longer than this holds time up. */
const AHEAD_MS = 12;
/** The pace while the process computes as fast as one core can. */
const BUSY_RATE = 1.5;

/**
 * Lets a world's time pass at its speed while its threads wait for it, slower while they compute, and not at all while
 * this thread gets no turn: what the code does takes its share of simulated time, and not a multiple of it because the
 * clock is fast or the machine has other work. Only for speeds above 1. After `close`, time runs at its speed.
 */
export function paceTime(shared: SharedArrayBuffer): { close(): Promise<void> } {
  const time = openSharedTime(shared);
  let wallMs = performance.now();
  let cpuUs = usedCpuUs();

  function pace(): void {
    const nowMs = performance.now();
    const nowUs = usedCpuUs();
    const rate = rateFor(time.speed, (nowUs - cpuUs) / 1_000, Math.max(nowMs - wallMs, EVERY_MS));
    wallMs = nowMs;
    cpuUs = nowUs;
    time.run(rate, rate * AHEAD_MS);
  }

  pace();
  const timer = setInterval(pace, EVERY_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      time.run(time.speed);
    },
  };
}

/**
 * How fast time passes after `wallMs` in which the process has computed for `cpuMs`. What is beyond the time that this
 * thread asked for counts as computed, too: others have had the machine.
 */
export function rateFor(speed: number, cpuMs: number, wallMs: number): number {
  const slowest = Math.min(speed, BUSY_RATE);
  const free = Math.max(0, 1 - Math.max(cpuMs, wallMs - EVERY_MS) / wallMs);
  return slowest + (speed - slowest) * free;
}

/** Of all threads of the process. */
function usedCpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
