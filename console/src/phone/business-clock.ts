import { isOpen } from '../../../lambdas/business-time/opening-times.ts';
import type { PhoneBusiness } from '../../../simulator/phone/phone-business.ts';
import { untilTimeOfDay } from '../../../simulator/phone/until-time-of-day.ts';

type Hours = Pick<PhoneBusiness, 'hours' | 'timeZone'>;

/** "Monday 10:03". */
export function clockText(atMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(atMs).replace(',', '').replace(' at ', ' ');
}

/** When a call at `timeOfDay` (HH:MM, absent for now) would be placed, and whether the business is open then. */
export function callTime(
  timeOfDay: string | undefined,
  nowMs: number,
  { hours, timeZone }: Hours,
): { readonly text: string; readonly open: boolean } {
  const atMs = timeOfDay === undefined ? nowMs : nowMs + untilTimeOfDay(timeOfDay, nowMs, timeZone);
  // The flow's hours have no overrides for special days yet.
  return { text: clockText(atMs, timeZone), open: isOpen({ hours, specialDays: {} }, timeZone, atMs) };
}
