import { localTime } from '../../lambdas/business-time/local-time.ts';

const dayMs = 86_400_000;

/** Milliseconds from `nowMs` to the next time it is `timeOfDay` (HH:MM) in the zone; 0 when it is that minute now. */
export function untilTimeOfDay(timeOfDay: string, nowMs: number, timeZone: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const wanted = hours * 60 + minutes;
  const now = localTime(nowMs, timeZone).minutes;
  if (now === wanted) return 0;
  const intoMinuteMs = nowMs % 60_000;
  const aheadMs = ((wanted - now + 1_440) % 1_440) * 60_000 - intoMinuteMs;
  // Over a change of the clocks the day has 23 or 25 hours.
  const off = wanted - localTime(nowMs + aheadMs, timeZone).minutes;
  const drift = off > 720 ? off - 1_440 : off < -720 ? off + 1_440 : off;
  return (((aheadMs + drift * 60_000) % (2 * dayMs)) + 2 * dayMs) % (2 * dayMs);
}
