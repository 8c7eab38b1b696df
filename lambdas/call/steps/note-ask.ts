import type { CallItem } from '../call-item.ts';
import { updateCall } from '../call-store.ts';
import type { Ask } from './ask.ts';

/**
 * Writes down that the flow has asked: the proof that everything up to `ask.after` was played. An ask that is
 * older than one already noted changes nothing. Creates the call when there is none.
 */
export async function noteAsk(
  ask: Ask,
  settings: {
    readonly table: string;
    readonly begin: (ask: Ask, signal: AbortSignal) => Promise<CallItem>;
  },
  nowMs: number,
  signal: AbortSignal,
): Promise<CallItem> {
  const stream = ask.streamArn === undefined ? '' : ', streamArn = if_not_exists(streamArn, :stream)';
  const start =
    ask.streamStartMs === undefined ? '' : ', streamStartMs = if_not_exists(streamStartMs, :start)';
  const note = () =>
    updateCall(
      settings.table,
      ask.contactId,
      {
        update: `SET asked = :asked, askCount = askCount + :one${stream}${start}`,
        condition: 'attribute_exists(pk) AND asked.#after <= :after AND issued >= :after',
        names: { '#after': 'after' },
        values: {
          ':asked': { after: ask.after, atMs: nowMs },
          ':after': ask.after,
          ':one': 1,
          ...(ask.streamArn === undefined ? {} : { ':stream': ask.streamArn }),
          ...(ask.streamStartMs === undefined ? {} : { ':start': ask.streamStartMs }),
        },
      },
      signal,
    );
  const noted = await note();
  if (noted.item !== undefined) return noted.item;
  const begun = await settings.begin(ask, signal);
  return (await note()).item ?? begun;
}
