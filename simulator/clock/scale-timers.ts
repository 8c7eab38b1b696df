import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { replaceProperty } from './replace-property.ts';
import type { SharedTime } from './shared-time.ts';

/** Node takes longer ones for 1 ms. */
const LONGEST_MS = 2 ** 31 - 1;

type Callback = (...args: unknown[]) => void;

/** Node arms a timer again by `refresh`, for as long as this says. */
interface RearmedTimeout extends NodeJS.Timeout {
  _idleTimeout: number;
  _destroyed: boolean;
}

/** Every timer of this thread waits simulated milliseconds, at whatever rate they pass meanwhile, and never fires early. */
export function scaleTimers(time: SharedTime): void {
  const real = { ...timers, promises: { ...timersPromises } };
  /** The least that it can take. Rounded up, because Node truncates. */
  const toWallMs = (ms: number) => Math.max(1, Math.ceil(ms / time.speed));
  const isScaled = (ms: unknown) => Number(ms) > 0 && Number(ms) <= LONGEST_MS;

  /** Odd lengths are Node's to judge. */
  function start(callback: Callback, ms: unknown, args: unknown[], repeats: boolean): NodeJS.Timeout {
    if (typeof callback !== 'function' || !isScaled(ms)) {
      return (repeats ? real.setInterval : real.setTimeout)(callback, ms as number, ...args);
    }
    const lengthMs = Number(ms);
    let dueMs = time.nowMs() + lengthMs;
    const timer = real.setTimeout(fire, toWallMs(lengthMs)) as RearmedTimeout;
    const refresh = timer.refresh.bind(timer);
    const arm = (leftMs: number) => {
      timer._idleTimeout = toWallMs(leftMs);
      return refresh();
    };
    timer.refresh = () => {
      dueMs = time.nowMs() + lengthMs;
      return arm(lengthMs);
    };
    function fire(): void {
      const leftMs = dueMs - time.nowMs();
      if (leftMs > 0) {
        arm(leftMs);
        return;
      }
      try {
        Reflect.apply(callback, timer, args);
      } finally {
        if (repeats && !timer._destroyed) timer.refresh();
      }
    }
    return timer;
  }

  async function wait<T>(ms?: number, value?: T, options?: object): Promise<T> {
    if (!isScaled(ms)) return real.promises.setTimeout(ms, value as T, options);
    const dueMs = time.nowMs() + Number(ms);
    for (let leftMs = Number(ms); leftMs > 0; leftMs = dueMs - time.nowMs()) {
      await real.promises.setTimeout(toWallMs(leftMs), undefined, options);
    }
    return value as T;
  }
  async function* repeat(ms?: number, value?: unknown, options?: object): AsyncGenerator {
    for (;;) yield await wait(ms ?? 1, value, options);
  }
  const setTimeout = Object.assign(
    (callback: Callback, ms?: unknown, ...args: unknown[]) => start(callback, ms, args, false),
    { [promisify.custom]: wait },
  );
  const setInterval = (callback: Callback, ms?: unknown, ...args: unknown[]) =>
    start(callback, ms, args, true);

  for (const place of [globalThis, timers]) {
    replaceProperty(place, 'setTimeout', setTimeout);
    replaceProperty(place, 'setInterval', setInterval);
  }
  replaceProperty(timersPromises, 'setTimeout', wait);
  replaceProperty(timersPromises, 'setInterval', repeat);
  replaceProperty(timersPromises.scheduler, 'wait', (ms: number, options?: { signal?: AbortSignal }) =>
    wait(ms, undefined, options),
  );
  replaceProperty(AbortSignal, 'timeout', (ms: number) => {
    const ended = new AbortController();
    const timedOut = () =>
      ended.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    start(timedOut, ms, [], false).unref();
    return ended.signal;
  });
}
