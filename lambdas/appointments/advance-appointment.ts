import type { AppointmentDialog } from './appointment-dialog.ts';
import type { Advance } from './dialog.ts';

/** Books, moves, cancels and reads out appointments, and takes call backs. */
export const advanceAppointment: Advance<AppointmentDialog> = () => ({
  type: 'speak',
  sentences: [],
  ending: { type: 'call-back' },
});
