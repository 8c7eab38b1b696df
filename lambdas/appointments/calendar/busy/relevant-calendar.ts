import { isTimeZone } from '../../../business-time/local-time.ts';
import type { BusyTime } from './busy-time.ts';
import { CalendarProblem } from './calendar-problem.ts';
import { type ContentLine, contentLines, writeLine } from './content-line.ts';
import { extraDates } from './extra-dates.ts';
import { mayTouch } from './may-touch.ts';

/** What of an event tells when it is, and whether it takes time; nothing else of it is kept. */
const kept = new Set(
  'UID DTSTART DTEND DURATION RRULE EXDATE RECURRENCE-ID STATUS TRANSP DTSTAMP SEQUENCE RDATE'.split(' '),
);
/** More than a business has in a year; a feed that has more is none. */
const mostEvents = 5_000;

/** What of a calendar can be busy: its zones, and each event with the changes of its occurrences. All lines of ICS. */
export interface RelevantCalendar {
  readonly zones: readonly string[];
  readonly series: readonly (readonly string[])[];
}

/**
 * A calendar cut down to what can be busy in the window: old events, texts, people and alarms are gone before
 * anything is parsed, so that years of history cost little. A floating time is made one of `timeZone`.
 * Throws `CalendarProblem`.
 */
export function relevantCalendar(text: string, window: BusyTime, timeZone: string): RelevantCalendar {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text) || !/END:VCALENDAR\s*$/i.test(text)) {
    throw new CalendarProblem('unreadable', 'What came is no calendar, or not a whole one.');
  }
  const zones: string[] = [];
  const events: ContentLine[][] = [];
  const ownZones = new Map<string, string>();
  const uids = new Map<string, string>();
  let inside: string | undefined;
  let depth = 0;
  let event: ContentLine[] = [];
  for (const line of contentLines(text)) {
    const component = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (inside !== undefined) depth += 1;
      else if (component === 'VEVENT' || component === 'VTIMEZONE') {
        inside = component;
        event = [];
      }
    }
    if (inside === 'VTIMEZONE') {
      const named = line.name === 'TZID' && !isKnownZone(line.value);
      // The parser works out the rules of a zone only under names like Outlook's.
      if (named) ownZones.set(line.value, `Customized Time Zone ${ownZones.size + 1}`);
      if (named) zones.push(`TZID:${ownZones.get(line.value)}`);
      else if (zoneShapes[line.name]?.test(line.value.trim()) === true) {
        zones.push(`${line.name}:${line.value.trim()}`);
      }
    } else if (inside === 'VEVENT' && depth === 0) {
      // A UID may be somebody's address.
      if (line.name === 'UID') event.push({ ...line, value: numbered(uids, line.value) });
      else if (kept.has(line.name)) event.push(line);
      // How Outlook says "free".
      else if (line.name === 'X-MICROSOFT-CDO-BUSYSTATUS' && component === 'FREE')
        event.push({ name: 'TRANSP', parameters: '', value: 'TRANSPARENT' });
    }
    if (line.name !== 'END' || inside === undefined) continue;
    if (depth > 0) depth -= 1;
    else {
      if (inside === 'VEVENT' && mayTouch(event, window)) events.push(event);
      if (events.length > mostEvents) {
        throw new CalendarProblem('too-large', `The calendar has more than ${mostEvents} events to come.`);
      }
      inside = undefined;
    }
  }
  const series = new Map<string, string[]>();
  for (const lines of events) {
    const clean = lines.flatMap((line) => cleanLine(line, timeZone, ownZones));
    const uid = clean.find(({ name }) => name === 'UID')?.value ?? '';
    const written = [clean, ...extraDates(clean)].flatMap((one) => [
      'BEGIN:VEVENT',
      ...one.filter(({ name }) => name !== 'RDATE').map(writeLine),
      'END:VEVENT',
    ]);
    series.set(uid, [...(series.get(uid) ?? []), ...written]);
  }
  return { zones, series: [...series.values()] };
}

/** The parts as a calendar again. */
export function calendarText(zones: readonly string[], series: readonly (readonly string[])[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...zones, ...series.flat(), 'END:VCALENDAR', ''].join('\r\n');
}

const shapes: Readonly<Record<string, RegExp>> = {
  RRULE: /^[A-Z0-9=;,+-]+$/i,
  DURATION: /^[+-]?P[0-9A-Z]+$/i,
  STATUS: /^[A-Z-]+$/i,
  TRANSP: /^[A-Z-]+$/i,
  SEQUENCE: /^\d+$/,
  UID: /^event-\d+$/,
};
const zoneShapes: Readonly<Record<string, RegExp>> = {
  BEGIN: /^(?:VTIMEZONE|STANDARD|DAYLIGHT)$/i,
  END: /^(?:VTIMEZONE|STANDARD|DAYLIGHT)$/i,
  TZID: /./,
  TZOFFSETFROM: /^[+-]\d{4,6}$/,
  TZOFFSETTO: /^[+-]\d{4,6}$/,
  DTSTART: /^\d{8}T\d{6}$/,
  RRULE: /^[A-Z0-9=;,+-]+$/i,
};
const dateShape = /^\d{8}(?:T\d{6}Z?)?(?:[,/][\dTZPDHMS/]+)*$/;

/**
 * A line as the parser may see it, which writes to the log what it finds odd: nothing that is not of the right shape,
 * and only zones that are known. A time without one, or in one that nobody knows, is one of the business's.
 */
function cleanLine(
  line: ContentLine,
  timeZone: string,
  ownZones: ReadonlyMap<string, string>,
): ContentLine[] {
  const value = line.value.trim();
  const shape = shapes[line.name];
  if (shape !== undefined) return shape.test(value) ? [{ ...line, parameters: '', value }] : [];
  if (!dateShape.test(value)) return [];
  if (/^\d{8}(?:,|$)/.test(value)) return [{ ...line, parameters: ';VALUE=DATE', value }];
  if (/^\d{8}T\d{6}Z/.test(value)) return [{ ...line, parameters: '', value }];
  const zone = /;TZID=(?:"([^"]*)"|([^;]*))/i.exec(line.parameters);
  const name = zone?.[1] ?? zone?.[2] ?? '';
  const known = isKnownZone(name) ? name : (ownZones.get(name) ?? timeZone);
  return [{ ...line, parameters: `;TZID=${known}`, value }];
}

/** IANA's names, and those of Windows. */
function isKnownZone(name: string): boolean {
  return isTimeZone(name) || /(?:Standard|Daylight) Time$/.test(name);
}

function numbered(seen: Map<string, string>, name: string): string {
  const known = seen.get(name) ?? `event-${seen.size + 1}`;
  seen.set(name, known);
  return known;
}
