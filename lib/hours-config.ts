import type { CfnHoursOfOperation } from 'aws-cdk-lib/aws-connect';
import { type WeeklyHours, weekdays } from '../lambdas/business-time/weekly-hours.ts';

const DAY_MINUTES = 1_440;

/** Weekly hours as Connect takes them: a span past midnight becomes two, and the end of a day is 23:59. */
export function hoursConfig(hours: WeeklyHours): CfnHoursOfOperation.HoursOfOperationConfigProperty[] {
  return weekdays.flatMap((day, index) =>
    (hours[day] ?? []).flatMap(({ fromMinute, toMinute }) => [
      entry(day, fromMinute, Math.min(toMinute, DAY_MINUTES)),
      ...(toMinute > DAY_MINUTES
        ? [entry(weekdays[(index + 1) % weekdays.length] ?? day, 0, toMinute - DAY_MINUTES)]
        : []),
    ]),
  );
}

function entry(day: string, from: number, to: number): CfnHoursOfOperation.HoursOfOperationConfigProperty {
  return { day: day.toUpperCase(), startTime: timeOf(from), endTime: timeOf(Math.min(to, DAY_MINUTES - 1)) };
}

function timeOf(minute: number): CfnHoursOfOperation.HoursOfOperationTimeSliceProperty {
  return { hours: Math.floor(minute / 60), minutes: minute % 60 };
}
