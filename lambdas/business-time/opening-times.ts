import { instantOf } from './instant-of.ts';
import { dayAfter, localTime } from './local-time.ts';
import { type OpeningHours, spansOn } from './opening-hours.ts';

/** Two months: holidays last no longer. */
export const lookAheadDays = 62;
/** Who stays open for longer than a week is open day and night: nobody asks when such a stretch ends. */
const longestStretchMs = 8 * 86_400_000;

/** A stretch of opening, as instants (epoch ms); `toMs` itself is closed. */
export interface Opening {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whether the business is open at `nowMs`, and until when. */
export function isOpen(hours: OpeningHours, timeZone: string, nowMs: number): boolean {
  return currentOpening(hours, timeZone, nowMs) !== undefined;
}

/** The stretch that `nowMs` lies in. Spans that touch count as one; what lasts for more than eight days is cut there. */
export function currentOpening(hours: OpeningHours, timeZone: string, nowMs: number): Opening | undefined {
  for (const opening of openings(hours, timeZone, nowMs)) {
    if (opening.fromMs > nowMs) return undefined;
    if (nowMs < opening.toMs) return opening;
  }
  return undefined;
}

/**
 * The first stretch that begins after `nowMs`; `undefined` when there is none within two months, or when what is open
 * now stays open for more than eight days.
 */
export function nextOpening(hours: OpeningHours, timeZone: string, nowMs: number): Opening | undefined {
  for (const opening of openings(hours, timeZone, nowMs)) if (opening.fromMs > nowMs) return opening;
  return undefined;
}

/**
 * The stretches from yesterday to two months ahead, in order, those that touch or overlap joined; one that lasts for
 * more than eight days from now is the last. Lazy: asking Intl for the wall clock is slow, and mostly the first few are
 * wanted.
 */
function* openings(
  hours: OpeningHours,
  timeZone: string,
  nowMs: number,
): Generator<Opening, void, undefined> {
  const today = localTime(nowMs, timeZone);
  let last: Opening | undefined;
  for (let offset = -1; offset <= lookAheadDays; offset++) {
    const day = dayAfter(today, offset);
    const spans = [...spansOn(hours, day)].sort((a, b) => a.fromMinute - b.fromMinute);
    for (const { fromMinute, toMinute } of spans) {
      const fromMs = instantOf(day, fromMinute, timeZone);
      const toMs = instantOf(day, toMinute, timeZone);
      // The clock change can swallow a span whole.
      if (toMs <= fromMs) continue;
      if (last !== undefined && fromMs <= last.toMs) {
        last = { fromMs: last.fromMs, toMs: Math.max(last.toMs, toMs) };
      } else {
        if (last !== undefined) yield last;
        last = { fromMs, toMs };
      }
    }
    if (last !== undefined && last.fromMs <= nowMs && last.toMs - nowMs > longestStretchMs) break;
  }
  if (last !== undefined) yield last;
}
