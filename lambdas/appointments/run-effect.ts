import { logger } from '../aws/logger.ts';
import { readDays } from './book-store.ts';
import type { BusySpans } from './busy-spans.ts';
import { type Effect, type EffectResult, isWrite } from './effect.ts';
import { type RecordsPlace, runLookupEffect } from './lookups/run-lookup-effect.ts';
import { bookAppointment, moveAppointment, removeAppointment } from './write-appointment.ts';

/** Where effects are done. */
export interface EffectPlace {
  /** The table of appointments. */
  readonly table: string;
  readonly busySpans: BusySpans;
  readonly records: RecordsPlace;
  /** Keeps that the caller is to be called back. Rejects when it could not. */
  readonly callBack: (wantedAt: string | undefined) => Promise<void>;
}

/** A caller waits for it; the calendar alone may take 2 s. */
const effectWithinMs = 4_500;
const dayMs = 86_400_000;

/**
 * Does an effect. What fails or takes too long is `failed`; only a read is broken off by the signal, for of a write it
 * has to be known how it ended.
 */
export async function runEffect(
  effect: Effect,
  place: EffectPlace,
  signal: AbortSignal,
): Promise<EffectResult> {
  const limit = AbortSignal.timeout(effectWithinMs);
  const stop = isWrite(effect) ? limit : AbortSignal.any([signal, limit]);
  try {
    return await perform(effect, place, stop);
  } catch (error) {
    if (!isWrite(effect)) signal.throwIfAborted();
    logger.error('The book or the records could not be read or written', {
      effect: effect.type,
      reason: error instanceof Error ? error.name : typeof error,
    });
    return { type: 'failed' };
  }
}

async function perform(effect: Effect, place: EffectPlace, signal: AbortSignal): Promise<EffectResult> {
  const { table, busySpans } = place;
  switch (effect.type) {
    case 'read-days': {
      const { resource, from, to } = effect;
      const [days, busy] = await Promise.all([
        readDays(table, resource, from, to, signal),
        // A day of the zone lies up to a day beside that of UTC.
        busySpans(Date.parse(from) - dayMs, Date.parse(to) + 2 * dayMs, signal),
      ]);
      return { type: 'days', days, busy };
    }
    case 'find': {
      const { resources, from, to } = effect;
      const books = await Promise.all(
        resources.map((resource) => readDays(table, resource, from, to, signal)),
      );
      return { type: 'found', appointments: books.flat().flatMap(({ appointments }) => appointments) };
    }
    case 'book': {
      const { appointment, capacity } = effect;
      const busy = await busySpans(appointment.fromMs, appointment.toMs, signal);
      return bookAppointment(table, appointment, capacity, busy, signal);
    }
    case 'move': {
      const { old, appointment, capacity } = effect;
      const busy = await busySpans(appointment.fromMs, appointment.toMs, signal);
      return moveAppointment(table, old, appointment, capacity, busy, signal);
    }
    case 'cancel': {
      const removed = await removeAppointment(table, effect.appointment, signal);
      // Tried again after a crash: what is not there any more is cancelled.
      return removed.type === 'gone' ? { type: 'written' } : removed;
    }
    case 'find-record':
    case 'change-record':
      return runLookupEffect(effect, place.records, signal);
    case 'call-back':
      await place.callBack(effect.wantedAt);
      return { type: 'written' };
  }
}
