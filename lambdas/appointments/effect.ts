import type { Appointment, DayBook } from './appointment.ts';
import type { BusySpan } from './busy-spans.ts';
import type { LookupEffect, LookupEffectResult } from './lookups/lookup-effect.ts';

/** What has to be done outside before a dialog can go on. */
export type Effect = AppointmentEffect | LookupEffect;

export type AppointmentEffect =
  /** Reads the book of a resource and the busy times from one day to another, both included. */
  | { readonly type: 'read-days'; readonly resource: string; readonly from: string; readonly to: string }
  | { readonly type: 'book'; readonly appointment: Appointment; readonly capacity: number }
  | {
      readonly type: 'move';
      readonly old: Appointment;
      readonly appointment: Appointment;
      readonly capacity: number;
    }
  | { readonly type: 'cancel'; readonly appointment: Appointment }
  /** Reads every appointment of the resources from one day to another. */
  | {
      readonly type: 'find';
      readonly resources: readonly string[];
      readonly from: string;
      readonly to: string;
    }
  /** Keeps that the caller is to be called back. */
  | { readonly type: 'call-back'; readonly wantedAt?: string };

/** What came of it; a dialog is advanced with it. */
export type EffectResult = AppointmentEffectResult | LookupEffectResult;

export type AppointmentEffectResult =
  | { readonly type: 'days'; readonly days: readonly DayBook[]; readonly busy: readonly BusySpan[] }
  /** The write stands: done now, or at an earlier try. */
  | { readonly type: 'written' }
  /** Somebody else has the slot. */
  | { readonly type: 'slot-taken' }
  /** What was to be moved or cancelled is not there any more. */
  | { readonly type: 'gone' }
  | { readonly type: 'found'; readonly appointments: readonly Appointment[] }
  /** Not done, or nobody knows whether it was. */
  | { readonly type: 'failed' };

/** Effects that change something: the dialog's state is kept on the call's item before them, so that a successor ends them. */
export const isWrite = ({ type }: Effect): boolean => !reads.has(type);

const reads: ReadonlySet<Effect['type']> = new Set(['read-days', 'find', 'find-record']);
