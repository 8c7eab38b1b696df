import type { BusySpans } from '../../busy-spans.ts';
import { CalendarProblem } from './calendar-problem.ts';
import { type CalendarTransport, publicInternet } from './fetch-calendar.ts';
import { type BusyCalendarRequest, readBusyCalendar } from './read-busy-calendar.ts';

/** The day on which the horizon ends counts as a whole, in every zone. */
const beyondHorizonDays = 2;

/**
 * The busy times of the owner's calendar, read anew each time they are asked for. None without a calendar. Rejects
 * with `CalendarProblem` when neither the calendar nor a copy can be had.
 */
export function calendarSpans(
  asked: Omit<BusyCalendarRequest, 'address' | 'nowMs'> & { readonly address: string | undefined },
  now: () => number,
  transport: CalendarTransport = publicInternet,
): BusySpans {
  const { address, horizonDays } = asked;
  if (address === undefined) return async () => [];
  return async (fromMs, toMs, signal) => {
    const request = { ...asked, address, horizonDays: horizonDays + beyondHorizonDays, nowMs: now() };
    const calendar = await readBusyCalendar(request, signal, transport);
    if (calendar.source === 'unknown') {
      throw new CalendarProblem('unreachable', 'When the owner has time is not known.');
    }
    return calendar.busy.filter((span) => span.fromMs < toMs && span.toMs > fromMs);
  };
}
