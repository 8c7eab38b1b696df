import type { HoursOfOperationConfig, HoursOfOperationOverrideConfig } from '@aws-sdk/client-connect';
import { isoDayOf, parseIsoDay } from '../../business-time/iso-day.ts';
import { dayAfter, type LocalDay, weekdayOf } from '../../business-time/local-time.ts';
import { type OpeningHours, spansOn } from '../../business-time/opening-hours.ts';
import { type Span, type Weekday, weekdayAfter, weekdays } from '../../business-time/weekly-hours.ts';

/** Opening hours as Connect keeps them: no span goes past midnight, and the end of a day is its midnight, 0:00. */
export interface ConnectHours {
  readonly config: readonly (HoursOfOperationConfig & HoursOfOperationOverrideConfig)[];
  /** Single days that differ from their week, in order; one without hours is closed. */
  readonly overrides: readonly DayOverride[];
}

export interface DayOverride {
  /** `2026-12-25`. */
  readonly day: string;
  readonly config: ConnectHours['config'];
}

const DAY_MINUTES = 1_440;

/**
 * What Connect has to be told, so that it is open and closed when the file says. A special day may differ on two
 * days: the night that it lacks, or has more of, belongs to the next one.
 * https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html ("How to specify midnight")
 * @param from days before it are left out.
 * @param atMost overrides; the nearest ones are kept.
 */
export function connectHours(hours: OpeningHours, from: LocalDay, atMost: number): ConnectHours {
  const ofWeek = { hours: hours.hours, specialDays: {} };
  const special = Object.keys(hours.specialDays).flatMap((name) => parseIsoDay(name) ?? []);
  const touched = new Map(
    special.flatMap((day) => [day, dayAfter(day, 1)]).map((day) => [isoDayOf(day), day] as const),
  );
  const overrides = [...touched]
    .filter(([name]) => name >= isoDayOf(from))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, day]) => {
      const config = entries(
        weekdayOf(day),
        withinDay(spansOn(hours, dayAfter(day, -1)), spansOn(hours, day)),
      );
      const usual = entries(
        weekdayOf(day),
        withinDay(spansOn(ofWeek, dayAfter(day, -1)), spansOn(ofWeek, day)),
      );
      return JSON.stringify(config) === JSON.stringify(usual) ? [] : [{ day: name, config }];
    });
  const config = weekdays.flatMap((day) =>
    entries(day, withinDay(hours.hours[weekdayAfter(day, -1)] ?? [], hours.hours[day] ?? [])),
  );
  return { config, overrides: overrides.slice(0, atMost) };
}

/** What of two days' spans lies within the second, in order; those that touch or overlap are one. */
function withinDay(before: readonly Span[], own: readonly Span[]): readonly Span[] {
  const carried = before.map(({ fromMinute, toMinute }) => ({
    fromMinute: Math.max(0, fromMinute - DAY_MINUTES),
    toMinute: toMinute - DAY_MINUTES,
  }));
  const cut = own.map(({ fromMinute, toMinute }) => ({
    fromMinute,
    toMinute: Math.min(toMinute, DAY_MINUTES),
  }));
  const joined: Span[] = [];
  for (const span of [...carried, ...cut].sort((a, b) => a.fromMinute - b.fromMinute)) {
    if (span.toMinute <= span.fromMinute) continue;
    const last = joined.at(-1);
    if (last === undefined || span.fromMinute > last.toMinute) joined.push(span);
    else joined[joined.length - 1] = { ...last, toMinute: Math.max(last.toMinute, span.toMinute) };
  }
  return joined;
}

function entries(day: Weekday, spans: readonly Span[]): ConnectHours['config'] {
  return spans.map(({ fromMinute, toMinute }) => ({
    Day: day.toUpperCase() as Uppercase<Weekday>,
    StartTime: timeOf(fromMinute),
    EndTime: timeOf(toMinute % DAY_MINUTES),
  }));
}

function timeOf(minute: number): { readonly Hours: number; readonly Minutes: number } {
  return { Hours: Math.floor(minute / 60), Minutes: minute % 60 };
}
