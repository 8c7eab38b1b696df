import type { Outcome } from '../../record/conversation-record.ts';
import type { CallItem } from '../call-item.ts';
import { updateCall } from '../call-store.ts';

/** Puts on record what a caller chose in the keypad menu: somebody may have to call back. */
export async function noteFallback(
  table: string,
  asked: { readonly contactId: string; readonly choice?: string },
  begin: () => Promise<CallItem>,
  signal: AbortSignal,
): Promise<void> {
  const outcome: Outcome =
    asked.choice === 'message'
      ? { kind: 'message', reason: 'keypad-menu' }
      : { kind: 'menu', reason: asked.choice === 'person' ? 'person' : 'menu' };
  const note = () =>
    updateCall(
      table,
      asked.contactId,
      {
        update: 'SET outcome = :outcome',
        condition: 'attribute_exists(pk)',
        values: { ':outcome': outcome },
      },
      signal,
    );
  if ((await note()).done) return;
  await begin();
  await note();
}
