/**
 * The one time of a simulated world, in memory that every thread shares:
 * simulated = start + elapsed wall time × speed + jumps.
 * Wall time is `process.hrtime`, which is the same in all threads and never set back.
 */
export interface SharedTime {
  readonly buffer: SharedArrayBuffer;
  readonly speed: number;
  /** Simulated epoch ms, fractional. */
  nowMs(): number;
  /** Every thread is `ms` later at once. */
  jump(ms: number): void;
}

/** Slots of the buffer: µs for times, millionths for the speed, ns for the wall clock. */
const START_US = 0;
const WALL_START_NS = 1;
const SPEED_MILLIONTHS = 2;
const JUMPED_US = 3;
const SLOTS = 4;

export function createSharedTime(startMs: number, speed: number): SharedTime {
  const buffer = new SharedArrayBuffer(SLOTS * BigInt64Array.BYTES_PER_ELEMENT);
  const slots = new BigInt64Array(buffer);
  slots[START_US] = BigInt(Math.round(startMs * 1_000));
  slots[WALL_START_NS] = process.hrtime.bigint();
  slots[SPEED_MILLIONTHS] = BigInt(Math.round(speed * 1_000_000));
  return openSharedTime(buffer);
}

/** Reads what `createSharedTime` laid down. Keeps the real `hrtime`, also where it is patched afterwards. */
export function openSharedTime(buffer: SharedArrayBuffer): SharedTime {
  const slots = new BigInt64Array(buffer);
  const wallNs = process.hrtime.bigint;
  const startMs = Number(Atomics.load(slots, START_US)) / 1_000;
  const wallStartNs = Atomics.load(slots, WALL_START_NS);
  const speed = Number(Atomics.load(slots, SPEED_MILLIONTHS)) / 1_000_000;
  return {
    buffer,
    speed,
    nowMs() {
      const elapsedMs = Number(wallNs() - wallStartNs) / 1_000_000;
      return startMs + elapsedMs * speed + Number(Atomics.load(slots, JUMPED_US)) / 1_000;
    },
    jump(ms) {
      Atomics.add(slots, JUMPED_US, BigInt(Math.round(ms * 1_000)));
    },
  };
}
