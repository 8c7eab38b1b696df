import { instantOf } from '../business-time/instant-of.ts';
import { isoDayOf } from '../business-time/iso-day.ts';
import { dayAfter, type LocalDay, localTime } from '../business-time/local-time.ts';
import { type OpeningHours, spansOn } from '../business-time/opening-hours.ts';
import type { Service } from '../knowledge/business-profile.ts';
import type { Appointment, DayBook } from './appointment.ts';
import type { BusySpan } from './busy-spans.ts';

/** A time that could be booked: epoch ms, and the day of the item that it stands in. */
export interface Slot {
  readonly fromMs: number;
  readonly toMs: number;
  readonly day: string;
}

/** What takes up time. */
export interface Taken {
  readonly days: readonly DayBook[];
  readonly busy: readonly BusySpan[];
}

export interface Bookable extends OpeningHours {
  readonly timeZone: string;
  readonly resources: Readonly<Record<string, number>>;
  readonly bookingHorizonDays: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Stretches in which the business is open that begin on this day; what the day before still holds is left out. */
export function stretchesOn(business: Bookable, day: LocalDay): readonly Slot[] {
  const { timeZone } = business;
  const before = dayAfter(day, -1);
  const heldUntilMs = Math.max(
    0,
    ...spansOn(business, before).map(({ toMinute }) => instantOf(before, toMinute, timeZone)),
  );
  return spansOn(business, day)
    .map(({ fromMinute, toMinute }) => ({
      fromMs: Math.max(instantOf(day, fromMinute, timeZone), heldUntilMs),
      toMs: instantOf(day, toMinute, timeZone),
      day: isoDayOf(day),
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((one, other) => one.fromMs - other.fromMs);
}

/** Whether a start may be booked by the clock alone: lead time and horizon. */
export function isInReach(
  fromMs: number,
  service: Pick<Service, 'leadMinutes'>,
  business: Bookable,
  nowMs: number,
): boolean {
  const horizonMs = (business.bookingHorizonDays + 1) * dayMs;
  return fromMs >= nowMs + service.leadMinutes * minuteMs && fromMs <= nowMs + horizonMs;
}

/** Whether one more appointment finds room: busy times block the resource, appointments fill it. */
export function hasRoom(
  slot: Pick<Slot, 'fromMs' | 'toMs'>,
  { resource, capacity }: { readonly resource: string; readonly capacity: number },
  taken: Taken,
  except?: string,
): boolean {
  const meets = (other: { readonly fromMs: number; readonly toMs: number }) =>
    other.fromMs < slot.toMs && other.toMs > slot.fromMs;
  if (taken.busy.some((span) => meets(span) && (span.resource ?? resource) === resource)) return false;
  const inWay: readonly Appointment[] = taken.days
    .filter((day) => day.resource === resource)
    .flatMap((day) => day.appointments.filter((other) => other.id !== except && meets(other)));
  // As many at a time as there are at the start of one of them.
  const moments = [slot.fromMs, ...inWay.map(({ fromMs }) => fromMs)].filter(
    (atMs) => atMs >= slot.fromMs && atMs < slot.toMs,
  );
  return moments.every(
    (atMs) => inWay.filter(({ fromMs, toMs }) => fromMs <= atMs && toMs > atMs).length < capacity,
  );
}

/**
 * Every start of these days that is free, in order: on the half hour of the wall clock, on the quarter for services
 * under half an hour; and where a stretch opens.
 */
export function freeSlots(
  service: Service,
  days: readonly LocalDay[],
  taken: Taken,
  business: Bookable,
  nowMs: number,
  except?: string,
): readonly Slot[] {
  const room = { resource: service.resource, capacity: business.resources[service.resource] ?? 1 };
  const lengthMs = service.minutes * minuteMs;
  const stepMs = (service.minutes < 30 ? 15 : 30) * minuteMs;
  return days.flatMap((day) =>
    stretchesOn(business, day).flatMap((stretch) => {
      const { minutes } = localTime(stretch.fromMs, business.timeZone);
      const firstStepMs = stretch.fromMs + ((stepMs - ((minutes * minuteMs) % stepMs)) % stepMs);
      const starts = firstStepMs === stretch.fromMs ? [] : [stretch.fromMs];
      for (let atMs = firstStepMs; atMs + lengthMs <= stretch.toMs; atMs += stepMs) starts.push(atMs);
      return starts
        .map((fromMs) => ({ fromMs, toMs: fromMs + lengthMs, day: stretch.day }))
        .filter(
          (slot) =>
            slot.toMs <= stretch.toMs &&
            isInReach(slot.fromMs, service, business, nowMs) &&
            hasRoom(slot, room, taken, except),
        );
    }),
  );
}
