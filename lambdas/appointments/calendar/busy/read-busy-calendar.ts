import { createHash } from 'node:crypto';
import { logger } from '../../../aws/logger.ts';
import type { BusyTime } from './busy-time.ts';
import { busyTimes } from './busy-times.ts';
import { type CalendarCopy, readCalendarCopy, storeCalendarCopy } from './calendar-copy.ts';
import { CalendarProblem } from './calendar-problem.ts';
import { type CalendarTransport, fetchCalendar, publicInternet } from './fetch-calendar.ts';

export interface BusyCalendarRequest {
  /** `busyCalendar` of the front matter. */
  readonly address: string;
  readonly timeZone: string;
  readonly table: string;
  readonly nowMs: number;
  /** From now on so many days are read. */
  readonly horizonDays: number;
}

/** `unknown`: neither the calendar nor a copy that is fresh enough could be had, so nothing may be promised. */
export type BusyCalendar =
  | { readonly source: 'fetched' | 'copy'; readonly busy: readonly BusyTime[] }
  | { readonly source: 'unknown' };

export const busyCalendarOptions = {
  /** In all: a caller waits for it. */
  limitMs: 2_000,
  /** Of which this much is left for the copy. */
  storeMs: 300,
  /** An older copy is none: too much may have been entered since. */
  copyUsableMs: 24 * 3_600_000,
} as const;

const dayMs = 86_400_000;

/**
 * When the owner has no time from now to the horizon: fetched anew, or from the last good copy when that fails.
 * Takes 2 s at most and rejects only when the signal is aborted.
 */
export async function readBusyCalendar(
  { address, timeZone, table, nowMs, horizonDays }: BusyCalendarRequest,
  signal: AbortSignal,
  transport: CalendarTransport = publicInternet,
): Promise<BusyCalendar> {
  const { limitMs, storeMs, copyUsableMs } = busyCalendarOptions;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(limitMs - storeMs)]);
  const window = { fromMs: nowMs, toMs: nowMs + horizonDays * dayMs };
  const of = createHash('sha256').update(address).digest('base64url');
  try {
    const text = await fetchCalendar(address, transport, inTime);
    const { busy, notFollowed } = await busyTimes(text, window, timeZone);
    if (notFollowed > 0)
      logger.warn('Events of the calendar have rules that are not followed', { notFollowed });
    await keepCopy({ of, fetchedAtMs: nowMs, untilMs: window.toMs, busy }, table, limited);
    return { source: 'fetched', busy };
  } catch (error) {
    signal.throwIfAborted();
    const failure = error instanceof CalendarProblem ? error.failure : 'unreadable';
    const copy = await readCalendarCopy(table, of, limited).catch(() => undefined);
    signal.throwIfAborted();
    const usable = copy !== undefined && nowMs - copy.fetchedAtMs <= copyUsableMs;
    logger.warn('The calendar could not be had', { failure, copy: usable });
    if (!usable) return { source: 'unknown' };
    // What has come into the horizon since then is not in the copy: it counts as taken.
    const since = copy.untilMs < window.toMs ? [{ fromMs: copy.untilMs, toMs: window.toMs }] : [];
    return { source: 'copy', busy: [...copy.busy, ...since] };
  }
}

/** The offer does not depend on it. */
async function keepCopy(copy: CalendarCopy, table: string, signal: AbortSignal): Promise<void> {
  try {
    await storeCalendarCopy(table, copy, signal);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    logger.warn('The copy of the calendar could not be stored', { reason });
  }
}
