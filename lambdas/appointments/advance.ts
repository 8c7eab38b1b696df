import { advanceAppointment } from './advance-appointment.ts';
import type { Advance, OpenDialog } from './dialog.ts';

/** The dialog that an event is for: the one that the caller's wish belongs to, else the one that is open. */
export const advance: Advance<OpenDialog> = (open, event, facts) => advanceAppointment(open, event, facts);
