import { type LocalDay, type LocalTime, localTime } from './local-time.ts';
import { readDays } from './spoken-days.ts';
import { withDigits } from './spoken-numbers.ts';
import { readTimes, type TimeOfDay } from './spoken-times.ts';

/** What a text says of a day and a time; empty lists where it says nothing. Days may lie in the past. */
export interface SpokenWhen {
  readonly days: readonly LocalDay[];
  readonly times: readonly TimeOfDay[];
}

/** After one of these, what came before does not count any more. */
const correction = /\b(?:actually|no wait|wait no|i mean|i meant|or rather|make (?:it|that)|sorry|instead)\b/;

/** Reads days and times as people say them and Transcribe writes them, seen from `nowMs` in the business's time zone. */
export function readWhen(text: string, nowMs: number, timeZone: string): SpokenWhen {
  const now = localTime(nowMs, timeZone);
  const parts = withDigits(text).split(correction);
  for (const part of parts.toReversed()) {
    const when = readPart(part.trim(), now, nowMs, timeZone);
    if (when.days.length > 0 || when.times.length > 0) return when;
  }
  return { days: [], times: [] };
}

function readPart(text: string, now: LocalTime, nowMs: number, timeZone: string): SpokenWhen {
  const inHours = /\bin (\d{1,2}|an|half an) (hour|minute)s?(?: and a half)?\b/.exec(text);
  if (inHours !== null) {
    const [whole, amount, unit] = inHours;
    const minutes =
      amount === 'half an' ? 30 : (amount === 'an' ? 1 : Number(amount)) * (unit === 'hour' ? 60 : 1);
    const extra = whole.includes('and a half') ? 30 : 0;
    const then = localTime(nowMs + (minutes + extra) * 60_000, timeZone);
    const { year, month, day } = then;
    return { days: [{ year, month, day }], times: [{ at: then.minutes, sure: true }] };
  }
  const { days, rest } = readDays(text, now);
  return { days, times: readTimes(rest) };
}
