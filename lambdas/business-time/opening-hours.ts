import { isoDayOf } from './iso-day.ts';
import { type LocalDay, weekdayOf } from './local-time.ts';
import type { Span, WeeklyHours } from './weekly-hours.ts';

/** The spans that begin on days which differ from their week, by day (`2026-12-24`); none where it is closed. */
export type SpecialDays = Readonly<Record<string, readonly Span[]>>;

/** When a business is open. */
export interface OpeningHours {
  readonly hours: WeeklyHours;
  readonly specialDays: SpecialDays;
}

/** The spans that begin on this day. */
export function spansOn({ hours, specialDays }: OpeningHours, day: LocalDay): readonly Span[] {
  return specialDays[isoDayOf(day)] ?? hours[weekdayOf(day)] ?? [];
}
