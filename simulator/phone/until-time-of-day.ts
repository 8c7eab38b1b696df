import { instantOf } from '../../lambdas/business-time/instant-of.ts';
import { dayAfter, localTime } from '../../lambdas/business-time/local-time.ts';

/**
 * Milliseconds from `nowMs` to the next time it is `timeOfDay` (HH:MM) in the zone; 0 when it is that minute now.
 * A time that the spring change skips becomes the same number of minutes after it.
 */
export function untilTimeOfDay(timeOfDay: string, nowMs: number, timeZone: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const wanted = hours * 60 + minutes;
  const now = localTime(nowMs, timeZone);
  if (now.minutes === wanted) return 0;
  const today = instantOf(now, wanted, timeZone);
  return (today > nowMs ? today : instantOf(dayAfter(now, 1), wanted, timeZone)) - nowMs;
}
