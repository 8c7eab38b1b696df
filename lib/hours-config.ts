import { type WeeklyHours, weekdays } from '../lambdas/business-time/weekly-hours.ts';

/** As Connect takes it in CreateHoursOfOperation. */
export interface HoursEntry {
  readonly day: Uppercase<(typeof weekdays)[number]>;
  readonly startTime: TimeSlice;
  /** Exclusive; midnight at the end of the day is 0:00. */
  readonly endTime: TimeSlice;
}

interface TimeSlice {
  readonly hours: number;
  readonly minutes: number;
}

const DAY_MINUTES = 1_440;

/**
 * Weekly hours as Connect takes them: a span past midnight becomes two, and the end of a day is its midnight, 0:00.
 * https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html ("How to specify midnight")
 */
export function hoursConfig(hours: WeeklyHours): HoursEntry[] {
  return weekdays.flatMap((day, index) =>
    (hours[day] ?? []).flatMap(({ fromMinute, toMinute }) => [
      entry(day, fromMinute, Math.min(toMinute, DAY_MINUTES)),
      ...(toMinute > DAY_MINUTES
        ? [entry(weekdays[(index + 1) % weekdays.length] ?? day, 0, toMinute - DAY_MINUTES)]
        : []),
    ]),
  );
}

function entry(day: (typeof weekdays)[number], from: number, to: number): HoursEntry {
  return {
    day: day.toUpperCase() as HoursEntry['day'],
    startTime: timeOf(from),
    endTime: timeOf(to % DAY_MINUTES),
  };
}

function timeOf(minute: number): TimeSlice {
  return { hours: Math.floor(minute / 60), minutes: minute % 60 };
}
