import { spokenWeekday } from './spoken-date.ts';
import { spokenTime } from './spoken-time.ts';
import { type Span, type Weekday, type WeeklyHours, weekdayAfter } from './weekly-hours.ts';

/** "8 a.m. to noon and 1 p.m. to 6 p.m."; `undefined` for a closed day. */
export function spokenSpans(spans: readonly Span[] | undefined): string | undefined {
  if (spans === undefined || spans.length === 0) return undefined;
  return joined(
    spans.map(({ fromMinute, toMinute }) => `${spokenTime(fromMinute)} to ${spokenTime(toMinute)}`),
  );
}

/** "Monday to Friday from 8 a.m. to 6 p.m., Saturday from 9 a.m. to 4 p.m., and closed on Sunday". */
export function spokenWeek(hours: WeeklyHours): string {
  const runs: { from: Weekday; to: Weekday; said: string | undefined }[] = [];
  for (let index = 0; index < 7; index++) {
    const day = weekdayAfter('monday', index);
    const said = spokenSpans(hours[day]);
    const last = runs.at(-1);
    if (last !== undefined && last.said === said) last.to = day;
    else runs.push({ from: day, to: day, said });
  }
  return joined(
    runs.map(({ from, to, said }) => {
      const days = from === to ? spokenWeekday(from) : `${spokenWeekday(from)} to ${spokenWeekday(to)}`;
      return said === undefined ? `closed on ${days}` : `${days} from ${said}`;
    }),
  );
}

function joined(parts: readonly string[]): string {
  if (parts.length <= 2) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`;
}
