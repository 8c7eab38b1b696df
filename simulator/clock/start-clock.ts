import type { Clock } from '../clock.ts';
import { createSharedTime } from './shared-time.ts';

const MAX_SPEED = 8;
/** Node clamps longer timers to 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Sleeper {
  readonly dueMs: number;
  wakeOrWait(): void;
}

/**
 * Starts simulated time at `startMs` (epoch ms), running at `speed` × wall time.
 * Sleepers whose time has come by a jump wake at once, earliest first.
 * Throws a RangeError for a speed outside 0–8 or a start that is no time.
 */
export function startClock({ startMs, speed }: { startMs: number; speed: number }): Clock {
  if (!(speed > 0 && speed <= MAX_SPEED)) {
    throw new RangeError(
      `speed is ${speed}; it must be above 0 and at most ${MAX_SPEED}, so that timers keep up.`,
    );
  }
  if (!Number.isFinite(startMs))
    throw new RangeError(`startMs is ${startMs}; it must be epoch milliseconds.`);

  const time = createSharedTime(startMs, speed);
  const sleepers = new Set<Sleeper>();

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (!(ms > 0)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const sleeper: Sleeper = {
        dueMs: time.nowMs() + ms,
        wakeOrWait() {
          clearTimeout(timer);
          const leftMs = sleeper.dueMs - time.nowMs();
          if (leftMs > 0) {
            timer = setTimeout(sleeper.wakeOrWait, Math.min(Math.ceil(leftMs / speed), LONGEST_TIMER_MS));
            return;
          }
          end();
          resolve();
        },
      };
      const abort = () => {
        clearTimeout(timer);
        end();
        reject(signal?.reason);
      };
      const end = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
      };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', abort);
      sleeper.wakeOrWait();
    });
  }

  function jump(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`A jump of ${ms} ms; time only moves forward.`);
    time.jump(ms);
    for (const sleeper of [...sleepers].sort((a, b) => a.dueMs - b.dueMs)) sleeper.wakeOrWait();
  }

  return { speed, nowMs: time.nowMs, sleep, jump, shared: time.buffer };
}
