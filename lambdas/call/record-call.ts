import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import { isoDay } from '../business-time/iso-day.ts';
import { changeHandoff } from '../handoff/handoff-store.ts';
import { settled } from '../handoff/next-road.ts';
import { noteGap } from '../knowledge/gaps/note-gap.ts';
import type { CallerRequest, ConversationRecord } from '../record/conversation-record.ts';
import type { CallItem } from './call-item.ts';
import { readCall, updateCall } from './call-store.ts';
import { outcomeOf } from './outcome-of.ts';
import { readRequests } from './request-store.ts';
import { readTurns, type StoredTurn } from './turns/turn-store.ts';

/** The record of a call, from its item and its turns. A piece was heard when the flow went on after its step. */
export function conversationRecord(
  item: CallItem,
  turns: readonly StoredTurn[],
  requests: readonly CallerRequest[],
): ConversationRecord {
  return {
    conversationId: item.contactId,
    channel: 'voice',
    ...(item.from === undefined ? {} : { from: item.from }),
    startedAt: new Date(item.startedAtMs).toISOString(),
    ...(item.ended === undefined ? {} : { endedAt: new Date(item.ended.atMs).toISOString() }),
    ...(item.knowledgeVersion === undefined ? {} : { knowledgeVersion: item.knowledgeVersion }),
    ...(item.recordingConsentAtMs === undefined
      ? {}
      : { recordingConsentAt: new Date(item.recordingConsentAtMs).toISOString() }),
    turns: turns.map(({ record, saidSteps }) => ({
      ...record,
      said: record.said.map((said, index) => ({
        ...said,
        heard: (saidSteps[index] ?? Number.POSITIVE_INFINITY) <= heardThrough(item),
      })),
    })),
    ...(requests.length === 0 ? {} : { requests }),
    ...(item.dialog === undefined || item.dialog.deeds.length === 0 ? {} : { deeds: item.dialog.deeds }),
    outcome: outcomeOf(
      item,
      turns.map(({ record }) => record),
      requests,
    ),
  };
}

/** A step that the flow hands the contact on with (transfer, menu) is never asked after: what it came behind was played. */
function heardThrough(item: CallItem): number {
  const last = item.issuedStep;
  const handedOn = last !== undefined && last.text === undefined && last.do !== 'listen';
  return handedOn ? Math.max(item.asked.after, last.number) : item.asked.after;
}

/** Writes the record as it is now known, and puts what was not answered on the list of gaps. May be done again. */
export async function recordCall(table: string, contactId: string, signal: AbortSignal): Promise<void> {
  const item = await readCall(table, contactId, signal);
  if (item === undefined) return;
  const [turns, requests] = await Promise.all([
    readTurns(table, contactId, signal),
    readRequests(table, contactId, signal),
  ]);
  const stored = {
    pk: `CALL#${contactId}`,
    sk: 'RECORD',
    day: isoDay(item.startedAtMs, item.timeZone),
    record: conversationRecord(item, turns, requests),
    expiresAt: item.keptUntil,
  };
  await dynamodb().send(
    new PutItemCommand({ TableName: table, Item: marshall(stored, { removeUndefinedValues: true }) }),
    { abortSignal: signal },
  );
  await noteGaps(table, item, turns, signal);
}

/** Here and not in the turn: nobody waits, and whoever writes the record again counts nothing twice. */
async function noteGaps(
  table: string,
  { contactId, timeZone, keptUntil }: CallItem,
  turns: readonly StoredTurn[],
  signal: AbortSignal,
): Promise<void> {
  for (const { record } of turns) {
    if (record.gap === undefined) continue;
    const occasion = { contactId, turn: record.turn, atMs: record.lockedAtMs, timeZone, keptUntil };
    await noteGap(table, record.gap, occasion, signal);
  }
}

/** The contact has ended: nothing of it runs on, and its record is written. Does nothing for an unknown contact. */
export async function endCall(
  table: string,
  ended: { readonly contactId: string; readonly atMs: number; readonly reason: string },
  signal: AbortSignal,
): Promise<void> {
  const written = await updateCall(
    table,
    ended.contactId,
    {
      update: 'SET ended = :ended',
      condition: 'attribute_exists(pk) AND attribute_not_exists(ended)',
      values: { ':ended': { atMs: ended.atMs, reason: ended.reason } },
    },
    signal,
  );
  if (written.item === undefined) return;
  await changeHandoff(
    table,
    ended.contactId,
    (now) => {
      const state = now === undefined ? undefined : settled(now, ended.atMs);
      return now === undefined || state === undefined || state === now.state ? now : { ...now, state };
    },
    signal,
  );
  await recordCall(table, ended.contactId, signal);
}
