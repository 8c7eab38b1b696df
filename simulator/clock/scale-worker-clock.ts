import { syncBuiltinESMExports } from 'node:module';
import { replaceProperty } from './replace-property.ts';
import { scaleTimers } from './scale-timers.ts';
import { openSharedTime, type SharedTime } from './shared-time.ts';

/**
 * Gives this thread the world's date and speed, from outside: every source of time that a program can ask
 * afterwards answers in simulated time, and every timer waits simulated milliseconds. Call it before any other
 * module is loaded. What stays on wall time: timeouts inside Node's own sockets and servers, CPU time,
 * and `Atomics.wait`. A timer never fires early; it may be late by a wall millisecond or two times the speed.
 */
export function scaleWorkerClock(shared: SharedArrayBuffer): void {
  const time = openSharedTime(shared);
  scaleDate(time);
  scaleFormats();
  scaleMonotonic(time);
  scaleTimers(time);
  syncBuiltinESMExports();
}

function scaleDate(time: SharedTime): void {
  const now = () => Math.floor(time.nowMs());
  const scaled = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
  replaceProperty(Date.prototype, 'constructor', scaled);
  replaceProperty(globalThis, 'Date', scaled);
}

/** `format()` of no date means the present, which V8 reads from the operating system. */
function scaleFormats(): void {
  const prototype = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  const formatToParts = prototype.formatToParts;
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const bound: Intl.DateTimeFormat['format'] = format?.call(this);
      return (date?: Date | number) => bound(date ?? Date.now());
    },
  });
  replaceProperty(prototype, 'formatToParts', function (this: Intl.DateTimeFormat, date?: Date | number) {
    return formatToParts.call(this, date ?? Date.now());
  });
}

function scaleMonotonic(time: SharedTime): void {
  const originMs = time.nowMs();
  const sinceOriginMs = () => time.nowMs() - originMs;
  const uptimeAtOriginMs = process.uptime() * 1_000;
  const hrOriginNs = process.hrtime.bigint();

  const bigint = () => hrOriginNs + BigInt(Math.round(sinceOriginMs() * 1_000_000));
  const hrtime = (since?: [number, number]): [number, number] => {
    const ns = bigint() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
    const seconds = ns / 1_000_000_000n;
    return [Number(seconds), Number(ns - seconds * 1_000_000_000n)];
  };
  replaceProperty(process, 'hrtime', Object.assign(hrtime, { bigint }));
  replaceProperty(process, 'uptime', () => (uptimeAtOriginMs + sinceOriginMs()) / 1_000);

  const { mark, measure, toJSON } = performance;
  const realNow = performance.now.bind(performance);
  Object.defineProperty(performance, 'timeOrigin', { configurable: true, value: originMs });
  replaceProperty(performance, 'now', sinceOriginMs);
  replaceProperty(performance, 'toJSON', () => ({ ...toJSON.call(performance), timeOrigin: originMs }));
  replaceProperty(performance, 'mark', (name: string, options?: PerformanceMarkOptions) =>
    mark.call(performance, name, { ...options, startTime: options?.startTime ?? sinceOriginMs() }),
  );
  replaceProperty(
    performance,
    'measure',
    (name: string, from?: string | PerformanceMeasureOptions, to?: string) => {
      const options =
        typeof from === 'object' ? from : { start: from ?? 0, ...(to === undefined ? {} : { end: to }) };
      const ends = options.end !== undefined || options.duration !== undefined;
      return measure.call(performance, name, ends ? options : { ...options, end: sinceOriginMs() });
    },
  );
  const realStamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')?.get;
  Object.defineProperty(Event.prototype, 'timeStamp', {
    configurable: true,
    enumerable: true,
    get(this: Event) {
      const ageMs = realNow() - Number(realStamp?.call(this));
      return sinceOriginMs() - ageMs * time.speed;
    },
  });
}

type PerformanceMarkOptions = { startTime?: number; detail?: unknown };
type PerformanceMeasureOptions = {
  start?: number | string;
  end?: number | string;
  duration?: number;
  detail?: unknown;
};
