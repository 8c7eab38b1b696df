import type { Appointment } from './appointment.ts';

/** What the appointments dialog keeps between two turns. */
export interface AppointmentDialog {
  readonly dialog: 'appointment';
  readonly want: 'book' | 'move' | 'cancel' | 'read_out' | 'call_back';
  /** As reported, in the caller's words: only what differs from it is news. */
  readonly heard: {
    readonly service: string;
    readonly dayAndTime: string;
    readonly name: string;
    readonly code: string;
  };
  /** Name in `services`. */
  readonly service?: string;
  /** The wish for a day and a time, in the caller's words, the newest last. */
  readonly wish: string;
  readonly name?: string;
  readonly answers: readonly string[];
  /** What the caller was asked for last. */
  readonly asked?: Question;
  /** Starts on offer, epoch ms, in the order in which they were said. */
  readonly offered: readonly number[];
  /** What was read back and waits for a yes. */
  readonly proposal?: Appointment;
  /** The write of the proposal has begun: nobody may know how it ended. */
  readonly writing?: boolean;
  /** The caller has said no to what was read back: the name is spelled from now on. */
  readonly spelled?: boolean;
  /** Found under the caller's name and day or code. */
  readonly found?: Appointment;
}

export type Question =
  | 'service'
  | 'day-and-time'
  | 'name'
  | 'answer'
  | 'slot'
  | 'code-or-day'
  | 'yes-or-no'
  | 'which-service';
