import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { CallerRequest } from '../record/conversation-record.ts';
import { type CallItem, callKey } from './call-item.ts';
import { queryCall } from './query-call.ts';

/** The part of the call's item that a request needs. */
export type RequestingCall = Pick<CallItem, 'contactId' | 'from' | 'keptUntil'>;

/** A caller waits for the promise that follows, or for its being withheld. */
const storeWithinMs = 2_500;

/**
 * Keeps that somebody has to call back, before it is promised. Keyed by call and occasion (a turn, the keypad, the
 * menu): however often it is written, it is one. Rejects when it could not be kept, and then nothing may be promised;
 * also for a call from a withheld number, which nobody can call back.
 */
export async function storeRequest(
  table: string,
  call: RequestingCall,
  request: CallerRequest,
  signal: AbortSignal,
): Promise<void> {
  if (call.from === undefined) throw new Error('Nobody can be called back on a withheld number.');
  const occasion = request.turn === undefined ? request.by : String(request.turn).padStart(4, '0');
  const item = {
    ...callKey(call.contactId),
    sk: `REQUEST#${occasion}`,
    contactId: call.contactId,
    from: call.from,
    request,
    expiresAt: call.keptUntil,
  };
  await dynamodb().send(
    new PutItemCommand({ TableName: table, Item: marshall(item, { removeUndefinedValues: true }) }),
    { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(storeWithinMs)]) },
  );
}

/** Every request that the call has left, in the order of its turns. */
export async function readRequests(
  table: string,
  contactId: string,
  signal: AbortSignal,
): Promise<readonly CallerRequest[]> {
  const items = await queryCall(table, contactId, 'REQUEST#', signal);
  return items.map((item) => (item as { request: CallerRequest }).request);
}
