import { instantOf } from './instant-of.ts';
import { dayAfter, localTime, weekdayOf } from './local-time.ts';
import type { WeeklyHours } from './weekly-hours.ts';

/** A stretch of opening, as instants (epoch ms); `toMs` itself is closed. */
export interface Opening {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whether the business is open at `nowMs`, and until when. */
export function isOpen(hours: WeeklyHours, timeZone: string, nowMs: number): boolean {
  return currentOpening(hours, timeZone, nowMs) !== undefined;
}

/** The stretch that `nowMs` lies in. Spans that touch count as one; at most a week is looked ahead. */
export function currentOpening(hours: WeeklyHours, timeZone: string, nowMs: number): Opening | undefined {
  return openings(hours, timeZone, nowMs).find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
}

/** The first stretch that begins after `nowMs`; `undefined` when there is none within a week. */
export function nextOpening(hours: WeeklyHours, timeZone: string, nowMs: number): Opening | undefined {
  return openings(hours, timeZone, nowMs).find(({ fromMs }) => fromMs > nowMs);
}

/** All stretches from yesterday to a week ahead, in order, those that touch or overlap joined. */
function openings(hours: WeeklyHours, timeZone: string, nowMs: number): Opening[] {
  const today = localTime(nowMs, timeZone);
  const found: Opening[] = [];
  for (let offset = -2; offset <= 8; offset++) {
    const day = dayAfter(today, offset);
    for (const { fromMinute, toMinute } of hours[weekdayOf(day)] ?? []) {
      const fromMs = instantOf(day, fromMinute, timeZone);
      const toMs = instantOf(day, toMinute, timeZone);
      // The clock change can swallow a span whole.
      if (toMs > fromMs) found.push({ fromMs, toMs });
    }
  }
  found.sort((a, b) => a.fromMs - b.fromMs);
  const joined: Opening[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    if (last !== undefined && next.fromMs <= last.toMs) {
      joined[joined.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, next.toMs) };
    } else joined.push(next);
  }
  return joined;
}
