import { type Span, type Weekday, weekdays } from '../../lambdas/business-time/weekly-hours.ts';
import type { BusinessProfile } from '../../lambdas/knowledge/business-profile.ts';
import type { Day, HoursOfOperation, OpenSpan } from '../connect/hours-of-operation.ts';
import { account } from './account.ts';

const dayMinutes = 1_440;
const time = (minute: number) => ({ hours: Math.floor(minute / 60) % 24, minutes: minute % 60 });

/** The hours of operation that the flow checks, made from the knowledge file. */
export function hoursOf(profile: BusinessProfile): HoursOfOperation {
  const spans = weekdays.flatMap((weekday) =>
    (profile.hours[weekday] ?? []).map((span) => open(weekday, span)),
  );
  return { arn: account.hoursArn, name: 'Opening hours', timeZone: profile.timeZone, config: spans };
}

function open(weekday: Weekday, { fromMinute, toMinute }: Span): OpenSpan {
  return {
    day: weekday.toUpperCase() as Day,
    startTime: time(fromMinute),
    endTime: time(toMinute % dayMinutes),
  };
}
