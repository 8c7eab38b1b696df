import { type LocalDay, localTime } from './local-time.ts';

/** The day of the calendar in `timeZone` (an IANA name) at the instant `atMs`: `2026-11-23`. */
export function isoDay(atMs: number, timeZone: string): string {
  return isoDayOf(localTime(atMs, timeZone));
}

/** `2026-11-23`. */
export function isoDayOf({ year, month, day }: LocalDay): string {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** The day that `2026-11-23` names; `undefined` for what names none. */
export function parseIsoDay(text: string): LocalDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined;
}
