import { localTime } from './local-time.ts';

/** The day of the calendar in `timeZone` (an IANA name) at the instant `atMs`: `2026-11-23`. */
export function isoDay(atMs: number, timeZone: string): string {
  const { year, month, day } = localTime(atMs, timeZone);
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}
