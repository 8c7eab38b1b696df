import type { CallItem } from '../call-item.ts';
import { updateCall } from '../call-store.ts';

/**
 * Whether Connect ends a flow that loops for long is not documented. An ask runs at most 8 actions; 30 of them stay
 * under 250, the largest number of actions that one flow may even contain.
 */
export const renewalOptions = {
  /** From here on the next pause is used. */
  inPauseFromAsks: 30,
  /** No pause has come: between two sentences, then. 36 asks stay under 300 actions. */
  atLatestAtAsks: 36,
} as const;

/** Whether the flow must leave itself for its own beginning, so that no execution grows without end. */
export function renewalDue(item: Pick<CallItem, 'askCount' | 'renewedAtAsk'>): 'no' | 'in-a-pause' | 'now' {
  const asks = item.askCount - (item.renewedAtAsk ?? 0);
  if (asks >= renewalOptions.atLatestAtAsks) return 'now';
  return asks >= renewalOptions.inPauseFromAsks ? 'in-a-pause' : 'no';
}

/** Counts asks anew from here. */
export async function noteRenewal(table: string, contactId: string, signal: AbortSignal): Promise<void> {
  const update = { update: 'SET renewedAtAsk = askCount', condition: 'attribute_exists(pk)' };
  await updateCall(table, contactId, update, signal);
}
