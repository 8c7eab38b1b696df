import { type LocalDay, localTime } from './local-time.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/**
 * The instant at which the wall clock in `timeZone` shows `minutes` after midnight of `day` (1,440 and more
 * lie on later days). A time that the spring change skips becomes the same number of minutes after it; of a
 * time that comes twice in autumn, the first is taken.
 */
export function instantOf(day: LocalDay, minutes: number, timeZone: string): number {
  const wallMs = Date.UTC(day.year, day.month - 1, day.day) + minutes * minuteMs;
  const before = offsetMs(wallMs - dayMs, timeZone);
  const after = offsetMs(wallMs + dayMs, timeZone);
  const early = wallMs - Math.max(before, after);
  const late = wallMs - Math.min(before, after);
  if (early + offsetMs(early, timeZone) === wallMs) return early;
  if (late + offsetMs(late, timeZone) === wallMs) return late;
  return wallMs - before;
}

/** Wall clock minus UTC at an instant, to the minute. */
function offsetMs(atMs: number, timeZone: string): number {
  const wholeMinuteMs = Math.floor(atMs / minuteMs) * minuteMs;
  const { year, month, day, minutes } = localTime(wholeMinuteMs, timeZone);
  return Date.UTC(year, month - 1, day) + minutes * minuteMs - wholeMinuteMs;
}
