import { holidayNamed } from '../business-time/holidays.ts';
import { dayAfter, type LocalDay, type LocalTime } from '../business-time/local-time.ts';
import { type Weekday, weekdays } from '../business-time/weekly-hours.ts';
import { findDates } from './grounding/dates.ts';
import { normalForm } from './grounding/normal-form.ts';
import { findTimes } from './grounding/times.ts';

/** The day that a caller names, and how. */
export interface AskedDay {
  readonly day: LocalDay;
  /** `weekday`: only by the day of the week. */
  readonly named: 'today' | 'tomorrow' | 'weekday' | 'date' | 'holiday';
}

/** The day that the words name, from `now` on; `undefined` when they name none. */
export function askedDay(said: string, now: LocalTime): AskedDay | undefined {
  const text = normalForm(said);
  if (/\bday after tomorrow\b/.test(text)) return { day: dayAfter(now, 2), named: 'date' };
  if (/\btomorrow\b/.test(text)) return { day: dayAfter(now, 1), named: 'tomorrow' };
  if (/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/.test(text))
    return { day: now, named: 'today' };
  const holiday = holidayNamed(said.toLowerCase().replace(/[’‘]/g, "'"), now);
  if (holiday !== undefined) return { day: holiday.day, named: 'holiday' };
  const keys = findDates(text).claims.flatMap(({ keys }) => keys);
  const [month, day] = (/^date:(\d+)-(\d+)$/.exec(keys.find((key) => key.startsWith('date:')) ?? '') ?? [])
    .slice(1)
    .map(Number);
  if (month !== undefined && day !== undefined) return dated({ month, day }, now);
  const dayOfMonth = keys.find((key) => key.startsWith('day:'));
  if (dayOfMonth !== undefined) return dayOfThisMonth(Number(dayOfMonth.slice('day:'.length)), now);
  const weekday = weekdays.find((name) => new RegExp(`\\b${name}s?\\b`).test(text));
  return weekday === undefined ? undefined : weekdayAhead(weekday, text, now);
}

/** The times of day that the words may mean, minutes after midnight, the likely half of the day only where it is said. */
export function askedTimes(said: string): readonly number[] {
  const text = normalForm(said);
  const [claim] = findTimes(text).claims;
  const minutes = (claim?.keys ?? []).map((key) => Number(key.slice('time:'.length)));
  const [early, late] = minutes;
  if (early === undefined || late === undefined) return minutes;
  // The beginning of a day and its end: asked for together with a day, it is the end.
  if (late === 1_440) return [late];
  if (/\b(?:evening|night|tonight|afternoon)\b/.test(text)) return [late];
  return /\bmorning\b/.test(text) ? [early] : minutes;
}

function dated({ month, day }: { month: number; day: number }, now: LocalTime): AskedDay | undefined {
  const past = month < now.month || (month === now.month && day < now.day);
  return existing({ year: past ? now.year + 1 : now.year, month, day });
}

function dayOfThisMonth(day: number, now: LocalTime): AskedDay | undefined {
  const month = day < now.day ? now.month + 1 : now.month;
  return existing(month > 12 ? { year: now.year + 1, month: 1, day } : { year: now.year, month, day });
}

function existing(day: LocalDay): AskedDay | undefined {
  return dayAfter(day, 0).day === day.day ? { day, named: 'date' } : undefined;
}

/** "Friday" is the next one, today included; "next Friday" and "Friday next week" never today's. */
function weekdayAhead(weekday: Weekday, text: string, now: LocalTime): AskedDay {
  const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(now.weekday) + 7) % 7;
  if (/\bnext week\b/.test(text)) {
    // Weeks begin on Monday.
    const toMonday = 7 - ((weekdays.indexOf(now.weekday) + 6) % 7);
    return { day: dayAfter(now, toMonday + ((weekdays.indexOf(weekday) + 6) % 7)), named: 'date' };
  }
  const days = ahead === 0 && new RegExp(`\\bnext ${weekday}\\b`).test(text) ? 7 : ahead;
  return { day: dayAfter(now, days), named: days === ahead ? 'weekday' : 'date' };
}
