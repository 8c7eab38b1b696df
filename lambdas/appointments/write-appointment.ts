import type { Appointment, DayBook } from './appointment.ts';
import { readDay, writeDay } from './book-store.ts';
import type { BusySpan } from './busy-spans.ts';
import type { EffectResult } from './effect.ts';
import { hasRoom } from './free-slots.ts';

/** Others book the same day at the same moment; each round at least one of them is done. */
const mostRounds = 12;

/**
 * Puts the appointment into the item of its day and resource: one conditional write, tried again with what another
 * has written. It is done already when its id stands there at that time; it is taken when it overlaps with as many as the
 * resource holds, or with a busy time.
 */
export async function bookAppointment(
  table: string,
  appointment: Appointment,
  capacity: number,
  busy: readonly BusySpan[],
  signal: AbortSignal,
): Promise<EffectResult> {
  const { resource, day, id, fromMs } = appointment;
  return rounds(table, resource, day, signal, (book) => {
    const before = book.appointments.find((other) => other.id === id);
    if (before?.fromMs === fromMs) return { type: 'written' };
    if (!hasRoom(appointment, { resource, capacity }, { days: [book], busy }, id))
      return { type: 'slot-taken' };
    return [...book.appointments.filter((other) => other.id !== id), appointment];
  });
}

/** Takes the appointment out of its day. `gone` when it is not there. */
export async function removeAppointment(
  table: string,
  { resource, day, id }: Appointment,
  signal: AbortSignal,
): Promise<EffectResult> {
  return rounds(table, resource, day, signal, (book) => {
    const left = book.appointments.filter((other) => other.id !== id);
    return left.length === book.appointments.length ? { type: 'gone' } : left;
  });
}

/**
 * Moves it: on the same day by one write; to another day by booking first and then removing, so that a crash between
 * the two loses nothing and the next try ends it.
 */
export async function moveAppointment(
  table: string,
  old: Appointment,
  appointment: Appointment,
  capacity: number,
  busy: readonly BusySpan[],
  signal: AbortSignal,
): Promise<EffectResult> {
  const stands = await readDay(table, old.resource, old.day, signal);
  const sameItem = old.day === appointment.day && old.resource === appointment.resource;
  if (sameItem || stands.appointments.some(({ id }) => id === old.id)) {
    const booked = await bookAppointment(table, appointment, capacity, busy, signal);
    if (booked.type !== 'written' || sameItem) return booked;
    await removeAppointment(table, old, signal);
    return booked;
  }
  const target = await readDay(table, appointment.resource, appointment.day, signal);
  const done = target.appointments.some(
    ({ id, fromMs }) => id === appointment.id && fromMs === appointment.fromMs,
  );
  return { type: done ? 'written' : 'gone' };
}

async function rounds(
  table: string,
  resource: string,
  day: string,
  signal: AbortSignal,
  change: (book: DayBook) => readonly Appointment[] | EffectResult,
): Promise<EffectResult> {
  for (let round = 0; round < mostRounds; round++) {
    const book = await readDay(table, resource, day, signal);
    const changed = change(book);
    if ('type' in changed) return changed;
    if (await writeDay(table, book, changed, signal)) return { type: 'written' };
  }
  return { type: 'failed' };
}
