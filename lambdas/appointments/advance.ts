import { advanceAppointment } from './advance-appointment.ts';
import type { Advance, DialogEvent, DialogFacts, Move, OpenDialog } from './dialog.ts';
import { advanceLookup } from './lookups/advance-lookup.ts';
import { isLookupResult } from './lookups/lookup-effect.ts';
import { noRecords } from './lookups/records.ts';

/** The dialog that an event is for: the one that the caller's wish belongs to, else the one that is open. */
export const advance: Advance<OpenDialog> = (open, event, facts): Move<OpenDialog> => {
  const appointment = open?.dialog === 'appointment' ? open : undefined;
  const lookup = open?.dialog === 'lookup' ? open : undefined;
  if (event.type === 'reported' ? !isOfRecords(open, event, facts) : lookup === undefined) {
    return advanceAppointment(appointment, event, facts);
  }
  if (event.type !== 'reported' && event.type !== 'failed' && !isLookupResult(event)) {
    return { type: 'speak', sentences: [], ending: { type: 'person', reason: 'dialog-astray' } };
  }
  return advanceLookup(lookup, event, { business: facts.business, records: facts.records ?? noRecords });
};

/** Whether what is reported is about a record of the business, and none of its appointments. */
function isOfRecords(
  open: OpenDialog | undefined,
  { report: { kind } }: Extract<DialogEvent, { type: 'reported' }>,
  { business: { lookups, services } }: DialogFacts,
): boolean {
  if (lookups.length === 0) return false;
  if (kind === 'look_up' || kind === 'change') return true;
  if (services.length === 0) return kind !== 'call_back';
  return open?.dialog === 'lookup' && (kind === 'leave_it' || kind === 'start_over');
}
