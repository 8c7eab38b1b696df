import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';

const key = (number: string) => ({ pk: 'RINGING', sk: number });

/** A forwarded call takes some seconds to come back. */
const comesBackWithinMs = 10_000;

/**
 * Notes that a line is being rung for a caller. Where the line forwards to the agent, the call comes back under the
 * number of the line or of the caller: see `isLoop`.
 */
export async function noteRinging(
  table: string,
  numbers: readonly string[],
  ringing: { readonly contactId: string; readonly untilMs: number },
  signal: AbortSignal,
): Promise<void> {
  const untilMs = ringing.untilMs + comesBackWithinMs;
  await Promise.all(
    numbers.map((number) =>
      dynamodb().send(
        new PutItemCommand({
          TableName: table,
          Item: marshall({
            ...key(number),
            contactId: ringing.contactId,
            untilMs,
            expiresAt: Math.ceil(untilMs / 1_000) + 3_600,
          }),
        }),
        { abortSignal: signal },
      ),
    ),
  );
}

/** Whether a call that begins is one that the agent itself has placed: a line is being rung under one of its numbers. */
export async function isLoop(
  table: string,
  numbers: readonly string[],
  call: { readonly contactId: string; readonly nowMs: number },
  signal: AbortSignal,
): Promise<boolean> {
  const found = await Promise.all(
    [...new Set(numbers)].map((number) =>
      dynamodb().send(
        new GetItemCommand({ TableName: table, Key: marshall(key(number)), ConsistentRead: true }),
        { abortSignal: signal },
      ),
    ),
  );
  return found
    .flatMap(({ Item }) => (Item === undefined ? [] : [unmarshall(Item)]))
    .some((item) => item['contactId'] !== call.contactId && Number(item['untilMs']) > call.nowMs);
}
