import type { AgentEnvironment } from '../../../aws/environment.ts';
import { isoDay } from '../../../business-time/iso-day.ts';
import { readActiveKnowledge } from '../../../knowledge/read-active-knowledge.ts';
import type { Appointment } from '../../appointment.ts';
import { readDays } from '../../book-store.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import { writeFeed } from './write-feed.ts';

/** Days past that are shown: a calendar that removes what has just been is of little use. */
const daysBack = 31;
const dayMs = 86_400_000;

/** The appointments from last month to the booking horizon, as an iCalendar file. */
export async function makeFeed(
  environment: AgentEnvironment,
  nowMs: number,
  signal: AbortSignal,
): Promise<string> {
  const { businessName, privacy, resources, timeZone, bookingHorizonDays } = await readActiveKnowledge(
    environment,
    signal,
  );
  const from = isoDay(nowMs - daysBack * dayMs, timeZone);
  const to = isoDay(nowMs + (bookingHorizonDays + 1) * dayMs, timeZone);
  const books = await Promise.all(
    Object.keys(resources).map((resource) =>
      readDays(environment.APPOINTMENTS_TABLE, resource, from, to, signal),
    ),
  );
  const entries = books.flat().flatMap(({ appointments }) => appointments.map(entryOf));
  return writeFeed(entries, { businessName, privacy });
}

function entryOf(appointment: Appointment): CalendarEntry {
  const { id, fromMs, toMs, service, name, status, resource, bookedAtMs } = appointment;
  // A UID may hold no control characters, and some calendars take no "#".
  const uid = id.replace(/[^\w-]+/g, '-');
  const held = status === 'requested';
  return {
    id: uid,
    fromMs,
    toMs,
    service,
    name,
    resource,
    status: held ? 'held' : 'confirmed',
    changedAtMs: bookedAtMs,
  };
}
