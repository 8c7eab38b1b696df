import type { CallItem } from '../call-item.ts';
import { readCall } from '../call-store.ts';
import { storeRequest } from '../request-store.ts';
import { fallbackEnd } from './fallback-end.ts';
import { setOutcome } from './set-outcome.ts';

/** What a flow does once its report is on record: it says `text`, and parts or offers the menu again. */
export interface FallbackAnswer extends Readonly<Record<string, string>> {
  readonly text: string;
  readonly next: 'part' | 'menu';
}

/**
 * Puts on record how a caller fared without the assistant: what was chosen in the keypad menu (`message`, `none`), or
 * that nobody took the call (`person`). A call back is kept before it is promised. Rejects when that could not be:
 * the flow then promises nothing.
 */
export async function noteFallback(
  table: string,
  asked: { readonly contactId: string; readonly choice?: string },
  begin: () => Promise<CallItem>,
  signal: AbortSignal,
): Promise<FallbackAnswer> {
  const item = (await readCall(table, asked.contactId, signal)) ?? (await begin());
  const { request, outcome, text, next } = fallbackEnd(asked.choice, item.from !== undefined);
  if (request) await storeRequest(table, item, { kind: 'callback', by: 'menu' }, signal);
  await setOutcome(table, item.contactId, outcome, signal);
  return { text, next };
}
