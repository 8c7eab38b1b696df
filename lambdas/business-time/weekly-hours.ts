/** In the order of `Date.getUTCDay()`. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

export type Weekday = (typeof weekdays)[number];

/** Minutes since local midnight. `toMinute` is above 1,440 when the span ends on the next day. */
export interface Span {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The spans that begin on each day; a day without one, or with none, is closed. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly Span[]>>>;

/** The day that lies `days` after this one (or before it, when negative). */
export function weekdayAfter(weekday: Weekday, days: number): Weekday {
  const index = (((weekdays.indexOf(weekday) + days) % 7) + 7) % 7;
  return weekdays[index] ?? weekday;
}
