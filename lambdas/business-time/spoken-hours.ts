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

/**
 * "Monday to Friday from 8 a.m. to 6 p.m., Saturday from 9 a.m. to 4 p.m., and closed on Sunday": days with the same hours
 * together, in the order of the week, the closed ones last.
 */
export function spokenWeek(hours: WeeklyHours): string {
  const groups = new Map<string | undefined, Run[]>();
  for (let index = 0; index < 7; index++) {
    const day = weekdayAfter('monday', index);
    const said = spokenSpans(hours[day]);
    const runs = groups.get(said) ?? [];
    const last = runs.at(-1);
    if (last !== undefined && last.lastIndex === index - 1)
      Object.assign(last, { to: day, lastIndex: index });
    else runs.push({ from: day, to: day, lastIndex: index });
    groups.set(said, runs);
  }
  const closed = groups.get(undefined);
  groups.delete(undefined);
  const open = Array.from(groups, ([said, runs]) => `${spokenDays(runs)} from ${said ?? ''}`);
  return joined(closed === undefined ? open : [...open, `closed on ${spokenDays(closed)}`]);
}

interface Run {
  readonly from: Weekday;
  to: Weekday;
  lastIndex: number;
}

/** "Monday to Wednesday and Friday"; two days in a row are named one by one. */
function spokenDays(runs: readonly Run[]): string {
  return joined(
    runs.flatMap(({ from, to }) => {
      const [first, last] = [spokenWeekday(from), spokenWeekday(to)];
      if (from === to) return [first];
      return weekdayAfter(from, 1) === to ? [first, last] : [`${first} to ${last}`];
    }),
  );
}

function joined(parts: readonly string[]): string {
  if (parts.length <= 2) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`;
}
