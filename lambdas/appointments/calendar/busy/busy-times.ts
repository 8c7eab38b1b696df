import { runInNewContext } from 'node:vm';
import type { VEvent } from 'node-ical';
import { instantOf } from '../../../business-time/instant-of.ts';
import { type BusyTime, mergeBusyTimes } from './busy-time.ts';
import { CalendarProblem } from './calendar-problem.ts';
import { calendarText, relevantCalendar } from './relevant-calendar.ts';

/** Of the owner's calendar as fetched. */
export interface CalendarReading {
  readonly busy: readonly BusyTime[];
  /** Events whose rule could not be followed: only their first occurrence is in `busy`. */
  readonly notFollowed: number;
}

/**
 * Longest that parsing and expanding may hold the thread: a call is being held on it. 500 events to come took 90 ms, 300
 * weekly rules 170 ms, and 5.5 MB of history with 100 events to come 170 ms (measured on two shared cores).
 */
const longestMs = 700;
const dayMs = 86_400_000;
const mostTimes = 10_000;

/**
 * When the owner has no time: events that are neither cancelled nor marked as free, with their recurrences, and days
 * that are taken as a whole by `timeZone`. Throws `CalendarProblem`, also when it takes too long.
 */
export async function busyTimes(text: string, window: BusyTime, timeZone: string): Promise<CalendarReading> {
  const { zones, series } = relevantCalendar(text, window, timeZone);
  // Loaded on first use: few businesses have a calendar, and it brings a polyfill for Temporal.
  const { expandRecurringEvent, sync } = await import('node-ical');
  // Days that are taken as a whole are found by the machine's own midnight.
  const wide = { from: new Date(window.fromMs - dayMs), to: new Date(window.toMs + dayMs) };
  let notFollowed = 0;

  const timesOf = (event: VEvent): BusyTime[] => {
    try {
      return expandRecurringEvent(event, { ...wide, expandOngoing: true })
        .filter((instance) => takesTime(instance.event))
        .map(({ isFullDay, start, end }) =>
          isFullDay
            ? { fromMs: midnight(start, timeZone), toMs: midnight(end, timeZone) }
            : { fromMs: start.getTime(), toMs: end.getTime() },
        );
    } catch {
      notFollowed += 1;
      const toMs = event.end?.getTime() ?? Number.NaN;
      return takesTime(event) ? [{ fromMs: event.start.getTime(), toMs }] : [];
    }
  };
  const read = (some: readonly (readonly string[])[]): BusyTime[] =>
    Object.values(sync.parseICS(calendarText(zones, some))).flatMap((component) =>
      component?.type === 'VEVENT' ? timesOf(component) : [],
    );
  const readEach = (): BusyTime[] =>
    series.flatMap((one) => {
      try {
        return read([one]);
      } catch {
        notFollowed += 1;
        return read([one.filter((line) => !line.startsWith('RRULE'))]);
      }
    });
  const readAll = (): BusyTime[] => {
    try {
      return read(series);
    } catch {
      // The parser gives up on the whole for one rule that it does not know.
      notFollowed = 0;
      return readEach();
    }
  };

  const busy = mergeBusyTimes(withinTime(readAll), window);
  if (busy.length > mostTimes) {
    throw new CalendarProblem('too-large', `The calendar has more than ${mostTimes} busy times to come.`);
  }
  return { busy, notFollowed };
}

function takesTime({ status, transparency }: Pick<VEvent, 'status' | 'transparency'>): boolean {
  return status?.toUpperCase() !== 'CANCELLED' && transparency?.toUpperCase() !== 'TRANSPARENT';
}

/** The calendar day that the machine's clock shows, begun where the business is. */
function midnight(date: Date, timeZone: string): number {
  const day = { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
  return instantOf(day, 0, timeZone);
}

/** Runs it, and stops it when it takes too long, wherever it is. */
function withinTime<T>(run: () => T): T {
  try {
    return runInNewContext('run()', { run }, { timeout: longestMs });
  } catch (error) {
    throw new CalendarProblem('unreadable', 'The calendar cannot be read, or not in time.', { cause: error });
  }
}
