import { type Weekday, weekdays } from './weekly-hours.ts';

/** A day of the calendar where the business is. Month and day count from 1. */
export interface LocalDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface LocalTime extends LocalDay {
  readonly weekday: Weekday;
  /** Minutes since midnight as the clock on the wall shows them. */
  readonly minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock shows in `timeZone` (an IANA name) at the instant `atMs`. */
export function localTime(atMs: number, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { year, month, day, weekday: weekdayOf({ year, month, day }), minutes: hour * 60 + minute };
}

export function weekdayOf({ year, month, day }: LocalDay): Weekday {
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? 'sunday';
}

/** The calendar day that lies `days` after this one. */
export function dayAfter({ year, month, day }: LocalDay, days: number): LocalDay {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** How many days `to` lies after `from`; negative before it. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  const dayNumber = ({ year, month, day }: LocalDay) => Date.UTC(year, month - 1, day) / 86_400_000;
  return dayNumber(to) - dayNumber(from);
}

/** Whether Intl knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
