import type { HoursOfOperationConfig, HoursOfOperationOverrideConfig } from '@aws-sdk/client-connect';
import { AwsError } from '../../wire/aws-error.ts';

const DAY_MINUTES = 1_440;

/** As the API reference constrains `Name`. */
export function checkName(name: string): void {
  if (!/^[\P{C}\r\n\t]{1,127}$/u.test(name)) throw invalidParameter('Name');
}

/** `2026-12-25`, of the calendar. */
export function checkDay(member: string, day: string): void {
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day))
    throw invalidParameter(member);
}

/** At most 100 spans, of times that there are, none over another: that overlaps are refused is assumed, to be strict. */
export function checkConfig(
  config: readonly (HoursOfOperationConfig | HoursOfOperationOverrideConfig)[],
): void {
  if (config.length > 100) throw invalidParameter('Config');
  const spans = config.map(({ Day, StartTime, EndTime }) => {
    const start = minuteOf(StartTime);
    const end = minuteOf(EndTime);
    if (Day === undefined || start === undefined || end === undefined) throw invalidParameter('Config');
    return { day: Day, start, end: end > start ? end : end + DAY_MINUTES };
  });
  const overlap = spans.some((a, index) =>
    spans.some((b, other) => other > index && a.day === b.day && a.start < b.end && b.start < a.end),
  );
  if (overlap) throw invalidParameter('Config');
}

export function invalidParameter(member: string): AwsError {
  return new AwsError('InvalidParameterException', `The value of ${member} is not valid.`, { status: 400 });
}

function minuteOf(
  time: { readonly Hours?: number | undefined; readonly Minutes?: number | undefined } | undefined,
): number | undefined {
  const { Hours, Minutes } = { ...time };
  if (Hours === undefined || Minutes === undefined) return undefined;
  return Hours >= 0 && Hours <= 23 && Minutes >= 0 && Minutes <= 59 ? Hours * 60 + Minutes : undefined;
}
