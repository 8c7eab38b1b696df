import type { Outcome } from '../../record/conversation-record.ts';
import { updateCall } from '../call-store.ts';

/** What the call has come to so far; the last word counts. */
export async function setOutcome(
  table: string,
  contactId: string,
  outcome: Outcome,
  signal: AbortSignal,
): Promise<void> {
  await updateCall(
    table,
    contactId,
    {
      update: 'SET outcome = :outcome',
      condition: 'attribute_exists(pk)',
      values: { ':outcome': outcome },
    },
    signal,
  );
}
