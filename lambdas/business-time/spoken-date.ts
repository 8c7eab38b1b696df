import { type LocalDay, weekdayOf } from './local-time.ts';
import type { Weekday } from './weekly-hours.ts';

/** In the order of the year. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "Friday, November 20". */
export function spokenDate(day: LocalDay): string {
  return `${spokenWeekday(weekdayOf(day))}, ${monthNames[day.month - 1] ?? ''} ${day.day}`;
}

/** "Friday". */
export function spokenWeekday(weekday: Weekday): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}
