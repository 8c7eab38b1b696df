/**
 * The one time of a simulated world, in memory that every thread shares:
 * simulated = time of the last change + wall time since × rate, and no later than a limit.
 * Wall time is `process.hrtime`, which is the same in all threads and never set back.
 */
export interface SharedTime {
  readonly buffer: SharedArrayBuffer;
  /** Simulated ms a wall ms, at most. */
  readonly speed: number;
  /** Simulated epoch ms, fractional. Never less than before, in no thread. */
  nowMs(): number;
  /** Every thread is `ms` later at once. Only for the thread that made the time. */
  jump(ms: number): void;
  /**
   * From now on time passes at `rate` × wall time, and stands still when `ms` have passed. Only for the thread that
   * made the time. @default ms - without end
   */
  run(rate: number, ms?: number): void;
}

/** Slots of the buffer: ns for times, millionths for speeds. Changes are odd while one is being written. */
const CHANGES = 0;
const BASE_NS = 1;
const WALL_NS = 2;
const RATE_MILLIONTHS = 3;
const LIMIT_NS = 4;
const SPEED_MILLIONTHS = 5;
const SLOTS = 6;

const NO_LIMIT_NS = 2n ** 62n;

export function createSharedTime(startMs: number, speed: number): SharedTime {
  const buffer = new SharedArrayBuffer(SLOTS * BigInt64Array.BYTES_PER_ELEMENT);
  const slots = new BigInt64Array(buffer);
  slots[BASE_NS] = toNs(startMs);
  slots[WALL_NS] = process.hrtime.bigint();
  slots[RATE_MILLIONTHS] = toMillionths(speed);
  slots[LIMIT_NS] = NO_LIMIT_NS;
  slots[SPEED_MILLIONTHS] = toMillionths(speed);
  return openSharedTime(buffer);
}

/** Reads what `createSharedTime` laid down. Keeps the real `hrtime`, also where it is patched afterwards. */
export function openSharedTime(buffer: SharedArrayBuffer): SharedTime {
  const slots = new BigInt64Array(buffer);
  const wallNs = process.hrtime.bigint;
  let pace = readPace(slots);

  function nowNs(): bigint {
    for (;;) {
      if (Atomics.load(slots, CHANGES) !== pace.changes) pace = readPace(slots);
      const passedNs = Math.round(Number(wallNs() - pace.wallNs) * pace.rate);
      const now = pace.baseNs + BigInt(passedNs);
      // Changed meanwhile: the new pace may begin before what the old one says.
      if (Atomics.load(slots, CHANGES) === pace.changes) return now < pace.limitNs ? now : pace.limitNs;
    }
  }

  function change(baseNs: bigint, rateMillionths: bigint, limitNs: bigint): void {
    Atomics.add(slots, CHANGES, 1n);
    Atomics.store(slots, BASE_NS, baseNs);
    Atomics.store(slots, WALL_NS, wallNs());
    Atomics.store(slots, RATE_MILLIONTHS, rateMillionths);
    Atomics.store(slots, LIMIT_NS, limitNs);
    Atomics.add(slots, CHANGES, 1n);
  }

  return {
    buffer,
    speed: Number(Atomics.load(slots, SPEED_MILLIONTHS)) / 1_000_000,
    nowMs: () => toMs(nowNs()),
    jump(ms) {
      const limitNs = Atomics.load(slots, LIMIT_NS);
      change(
        nowNs() + toNs(ms),
        Atomics.load(slots, RATE_MILLIONTHS),
        limitNs === NO_LIMIT_NS ? limitNs : limitNs + toNs(ms),
      );
    },
    run(rate, ms) {
      const now = nowNs();
      change(now, toMillionths(rate), ms === undefined ? NO_LIMIT_NS : now + toNs(ms));
    },
  };
}

interface Pace {
  readonly changes: bigint;
  readonly baseNs: bigint;
  readonly wallNs: bigint;
  readonly rate: number;
  readonly limitNs: bigint;
}

/** One that was whole when it was read. */
function readPace(slots: BigInt64Array): Pace {
  for (;;) {
    const changes = Atomics.load(slots, CHANGES);
    const pace = {
      changes,
      baseNs: Atomics.load(slots, BASE_NS),
      wallNs: Atomics.load(slots, WALL_NS),
      rate: Number(Atomics.load(slots, RATE_MILLIONTHS)) / 1_000_000,
      limitNs: Atomics.load(slots, LIMIT_NS),
    };
    if (changes % 2n === 0n && Atomics.load(slots, CHANGES) === changes) return pace;
  }
}

const toNs = (ms: number): bigint => BigInt(Math.round(ms * 1_000)) * 1_000n;

/** Of epoch times, whose ns no number holds. */
const toMs = (ns: bigint): number => Number(ns / 1_000n) / 1_000;

const toMillionths = (rate: number): bigint => BigInt(Math.round(rate * 1_000_000));
