/** Weekly hours of a queue or a business with their overrides, as Connect's hours of operation keep them. */
export interface HoursOfOperation {
  readonly arn: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly config: readonly OpenSpan[];
  /** The first that covers the day replaces its weekly hours; an empty config closes it. */
  readonly overrides?: readonly {
    /** Local days `YYYY-MM-DD`, both included. */
    readonly effectiveFrom: string;
    readonly effectiveTill: string;
    readonly config: readonly OpenSpan[];
  }[];
}

/** Open from the start to before the end; an end not after the start is on the next day. */
export interface OpenSpan {
  readonly day: Day;
  readonly startTime: TimeOfDay;
  readonly endTime: TimeOfDay;
}

export interface TimeOfDay {
  readonly hours: number;
  readonly minutes: number;
}

const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
export type Day = (typeof DAYS)[number];

const DAY_MINUTES = 24 * 60;

/** Whether it is open at `atMs` (epoch ms). Throws a RangeError for a time zone that does not exist. */
export function isOpen(hours: HoursOfOperation, atMs: number): boolean {
  const { date, minute } = localTime(hours.timeZone, atMs);
  const yesterday = previousDay(date);
  return (
    spansOf(hours, date).some(({ start, end }) => start <= minute && minute < end) ||
    spansOf(hours, yesterday).some(({ end }) => minute + DAY_MINUTES < end)
  );
}

function spansOf(hours: HoursOfOperation, date: string): { start: number; end: number }[] {
  const override = hours.overrides?.find(
    ({ effectiveFrom, effectiveTill }) => effectiveFrom <= date && date <= effectiveTill,
  );
  const day = DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return (override?.config ?? hours.config)
    .filter((span) => span.day === day)
    .map((span) => {
      const start = minutes(span.startTime);
      const end = minutes(span.endTime);
      return { start, end: end > start ? end : end + DAY_MINUTES };
    });
}

function minutes(time: TimeOfDay): number {
  return time.hours * 60 + time.minutes;
}

function previousDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function localTime(timeZone: string, atMs: number): { date: string; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
