import { holidayNamed } from '../business-time/holidays.ts';
import { daysBetween, type LocalDay, type LocalTime } from '../business-time/local-time.ts';
import { readDays } from '../business-time/spoken-days.ts';
import { withDigits } from '../business-time/spoken-numbers.ts';
import { normalForm } from './grounding/normal-form.ts';
import { findTimes } from './grounding/times.ts';

/** The day that a caller asks about. */
export interface AskedDay {
  readonly day: LocalDay;
  /** `this week`: within seven days, so that its weekday tells it. */
  readonly kind: 'today' | 'tomorrow' | 'this week' | 'later' | 'holiday';
}

/** The day that the words name, from `now` on; `undefined` when they name none, or several. */
export function askedDay(said: string, now: LocalTime): AskedDay | undefined {
  const holiday = holidayNamed(said.toLowerCase().replace(/[’‘]/g, "'"), now);
  if (holiday !== undefined) return { day: holiday.day, kind: 'holiday' };
  const { days } = readDays(withDigits(said), now);
  const [day] = days;
  if (day === undefined || days.length > 1) return undefined;
  const ahead = daysBetween(now, day);
  if (ahead === 0) return { day, kind: 'today' };
  if (ahead === 1) return { day, kind: 'tomorrow' };
  return { day, kind: ahead > 1 && ahead < 7 ? 'this week' : 'later' };
}

/** Up to here the small hours are "at night", and "tonight" means those of the next day. */
export const nightEndsMinute = 300;

/** The times of day that the words may mean, minutes after midnight; both halves of the day where they leave it open. */
export function askedTimes(said: string): readonly number[] {
  const text = normalForm(said);
  const [claim] = findTimes(text).claims;
  const minutes = (claim?.keys ?? []).map((key) => Number(key.slice('time:'.length)));
  const [early, late] = minutes;
  if (early === undefined || late === undefined) return minutes;
  // Midnight begins a day and ends it: asked for together with a day, it is the end.
  if (late === 1_440) return [late];
  if (/\b(?:night|tonight)\b/.test(text)) return [early < nightEndsMinute ? early : late];
  if (/\b(?:evening|afternoon)\b/.test(text)) return [late];
  return /\bmorning\b/.test(text) ? [early] : minutes;
}
