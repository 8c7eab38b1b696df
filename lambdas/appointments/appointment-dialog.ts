import type { Appointment } from './appointment.ts';
import type { Slot } from './free-slots.ts';

/** What the appointments dialog keeps between two turns. */
export interface AppointmentDialog {
  readonly dialog: 'appointment';
  readonly want: 'book' | 'move' | 'cancel' | 'read_out' | 'call_back';
  /** As reported, in the caller's words: only what differs from it is news. */
  readonly heard: Heard;
  /** Name in `services`. */
  readonly service?: string;
  /** A service that the caller's words may mean: they are asked. */
  readonly guess?: string;
  /** The caller has named something that is not booked here. */
  readonly elsewhere?: boolean;
  /** The wish for a day and a time as words that `readWhen` reads, and when they were said: "tomorrow" is of that day. */
  readonly wish?: { readonly day: string; readonly time: string; readonly saidAtMs: number };
  readonly name?: string;
  readonly answers: readonly string[];
  /** What the caller was asked for last. */
  readonly asked?: Question;
  readonly slot?: Slot;
  /** Starts on offer, in the order in which they were said. */
  readonly offered: readonly Slot[];
  /** The slot that the caller had agreed to has been taken meanwhile. */
  readonly lost?: boolean;
  /** What was read back and waits for a yes. */
  readonly proposal?: Appointment;
  /** The write of the proposal has begun: nobody may know how it ended. */
  readonly writing?: boolean;
  /** The caller has said no to what was read back: the name is spelled from now on. */
  readonly spelled?: boolean;
  /** The caller's own: written in this call, or found under their name and day or code. */
  readonly found?: Appointment;
}

export interface Heard {
  readonly service: string;
  readonly dayAndTime: string;
  readonly name: string;
  readonly code: string;
}

export type Question =
  | 'service'
  | 'this-service'
  | 'answer'
  | 'day-and-time'
  | 'day'
  | 'slot'
  | 'name'
  | 'code-or-day'
  | 'yes-or-no'
  | 'what-to-change';
