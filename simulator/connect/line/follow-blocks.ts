import type { Clock } from '../../clock.ts';
import { BLOCK_SAMPLES, SAMPLES_PER_MS } from './block.ts';

/** A line that time passes on; positions are samples since `startMs`. */
export interface RunningLine {
  readonly startMs: number;
  /** Samples that have been on the line by now. */
  readonly position: number;
  readonly over: AbortSignal;
}

export interface BlockFollower {
  /** Takes every block that is due. */
  flush(): void;
  /** Takes what is due, and no more after. */
  stop(): void;
}

/**
 * Calls `take` with the position of each block from `from` on, as soon as all of it has been on the line:
 * at the line's own pace, without drift, and as many at once as are due after a delay of ours.
 */
export function followBlocks(
  clock: Clock,
  line: RunningLine,
  from: number,
  take: (position: number) => void,
): BlockFollower {
  const stopped = new AbortController();
  const signal = AbortSignal.any([line.over, stopped.signal]);
  let next = from;

  function flush(): void {
    while (!signal.aborted && next + BLOCK_SAMPLES <= line.position) {
      next += BLOCK_SAMPLES;
      take(next - BLOCK_SAMPLES);
    }
  }

  async function pace(): Promise<void> {
    while (!signal.aborted) {
      const dueMs = line.startMs + (next + BLOCK_SAMPLES) / SAMPLES_PER_MS;
      await clock.sleep(dueMs - clock.nowMs(), signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
      flush();
    }
  }

  void pace();
  return {
    flush,
    stop() {
      flush();
      stopped.abort();
    },
  };
}
