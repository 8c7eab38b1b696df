import type { AppointmentDialog } from './appointment-dialog.ts';
import type { DialogFacts } from './dialog.ts';
import type { AppointmentEffect } from './effect.ts';

/** The write that the caller has agreed to; `undefined` when there is nothing to write. */
export function effectOf(open: AppointmentDialog, { business }: DialogFacts): AppointmentEffect | undefined {
  const { want, proposal, found } = open;
  if (proposal === undefined) return undefined;
  const capacity = business.resources[proposal.resource] ?? 1;
  if (want === 'book') return { type: 'book', appointment: proposal, capacity };
  if (want === 'cancel') return { type: 'cancel', appointment: proposal };
  if (want === 'move' && found !== undefined)
    return { type: 'move', old: found, appointment: proposal, capacity };
  return undefined;
}
