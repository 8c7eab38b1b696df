import type { BusyTime } from './busy-time.ts';
import type { ContentLine } from './content-line.ts';

const dayMs = 86_400_000;
/** A time is taken for UTC here, whatever its zone: this much covers every zone. */
const slackMs = 2 * dayMs;

/**
 * Whether an event can take time in the window, as far as its bare dates tell: an occurrence of a rule is not
 * counted, so a rule that has begun and not run out may always.
 */
export function mayTouch(event: readonly ContentLine[], window: BusyTime): boolean {
  const find = (name: string) => event.find((line) => line.name === name)?.value;
  const startMs = roughMs(find('DTSTART'));
  if (startMs === undefined) return false;
  const replaces = roughMs(find('RECURRENCE-ID'));
  // It takes the place of an occurrence there, even if it has been moved away or cancelled.
  if (replaces !== undefined && isNear(replaces, window)) return true;
  if (startMs > window.toMs + slackMs) return false;
  const rule = find('RRULE');
  if (rule !== undefined) {
    const until = roughMs(/(?:^|;)UNTIL=(\d{8})/i.exec(rule)?.[1]);
    return until === undefined || until + lengthMs(event, startMs) > window.fromMs - slackMs;
  }
  if (event.some(({ name }) => name === 'RDATE')) return true;
  const free =
    find('TRANSP')?.toUpperCase() === 'TRANSPARENT' || find('STATUS')?.toUpperCase() === 'CANCELLED';
  if (free && replaces === undefined) return false;
  return startMs + lengthMs(event, startMs) > window.fromMs - slackMs;
}

function isNear(atMs: number, window: BusyTime): boolean {
  return atMs > window.fromMs - slackMs && atMs < window.toMs + slackMs;
}

/** At least what the event takes, to the day. */
function lengthMs(event: readonly ContentLine[], startMs: number): number {
  const end = roughMs(event.find(({ name }) => name === 'DTEND')?.value);
  if (end !== undefined) return Math.max(0, end - startMs) + dayMs;
  const duration = event.find(({ name }) => name === 'DURATION')?.value ?? '';
  return durationMs(duration) + dayMs;
}

/** `P1DT2H`; 0 for what is none. RFC 5545, 3.3.6. */
export function durationMs(duration: string): number {
  const parts = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(duration.trim());
  if (parts === null) return 0;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 3_600_000 + minutes * 60_000 + seconds * 1_000;
}

/** `20261125` or `20261125T090000`, read as UTC. */
export function roughMs(value: string | undefined): number | undefined {
  const digits = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/.exec(value ?? '');
  if (digits === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = digits
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
