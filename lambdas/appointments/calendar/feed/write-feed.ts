import { ICalCalendar, ICalEventStatus } from 'ical-generator';
import type { CalendarEntry } from './calendar-entry.ts';

export interface FeedSettings {
  readonly businessName: string;
  /** Under `health` no name of a caller leaves the account. */
  readonly privacy: 'standard' | 'health';
}

/** How often a calendar should ask again. */
const refreshSeconds = 900;
/** RFC 5545 wants a component, even where there is no appointment. */
const emptyZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n');

/**
 * The appointments as an iCalendar file (RFC 5545). The same entries give the same text, whenever it is made: it
 * depends on no clock.
 */
export function writeFeed(
  entries: readonly CalendarEntry[],
  { businessName, privacy }: FeedSettings,
): string {
  const calendar = new ICalCalendar({
    name: `Appointments, ${plain(businessName)}`,
    prodId: { company: 'phone-agent', product: 'calendar-feed', language: 'EN' },
    ttl: refreshSeconds,
  });
  for (const entry of entries.toSorted((a, b) => a.fromMs - b.fromMs || a.id.localeCompare(b.id))) {
    const held = entry.status === 'held';
    const name = privacy === 'health' ? '' : plain(entry.name);
    const what = name === '' ? plain(entry.service) : `${plain(entry.service)}: ${name}`;
    calendar.createEvent({
      id: `${entry.id}@phone-agent`,
      stamp: new Date(entry.changedAtMs),
      lastModified: new Date(entry.changedAtMs),
      start: new Date(entry.fromMs),
      end: new Date(entry.toMs),
      summary: held ? `To confirm: ${what}` : what,
      description: plain(entry.resource),
      status: held ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  }
  const text = calendar.toString().replace(/\r?\n$/, '');
  const whole = entries.length > 0 ? text : text.replace('END:VCALENDAR', `${emptyZone}END:VCALENDAR`);
  return `${whole}\r\n`;
}

/** Without what may stand in no text of a calendar: control characters, and halves of characters. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
