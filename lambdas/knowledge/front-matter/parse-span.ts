import type { Span } from '../../business-time/weekly-hours.ts';

/**
 * "9:00-17:30" as minutes. An end that is not after its begin lies on the next day ("18:00-02:00");
 * "00:00-24:00" is the whole day. `undefined` when it is no span.
 */
export function parseSpan(text: string): Span | undefined {
  const match = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  if (match === null) return undefined;
  const from = minutesOf(match[1], match[2]);
  const to = minutesOf(match[3], match[4]);
  if (from === undefined || to === undefined || from === 1_440 || from === to) return undefined;
  return { fromMinute: from, toMinute: to > from ? to : to + 1_440 };
}

function minutesOf(hour: string | undefined, minute: string | undefined): number | undefined {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= 1_440 ? minutes : undefined;
}
