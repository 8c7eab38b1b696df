import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { Handoff } from './handoff.ts';

const marshalling = { removeUndefinedValues: true } as const;

export const handoffKey = (contactId: string) => ({ pk: `CALL#${contactId}`, sk: 'HANDOFF' });

/** Strongly consistent; `undefined` for a call that nobody has asked to hand over. */
export async function readHandoff(
  table: string,
  contactId: string,
  signal: AbortSignal,
): Promise<Handoff | undefined> {
  const { Item } = await dynamodb().send(
    new GetItemCommand({ TableName: table, Key: marshall(handoffKey(contactId)), ConsistentRead: true }),
    { abortSignal: signal },
  );
  return Item === undefined ? undefined : (unmarshall(Item) as Handoff);
}

/** Writes the next revision of a handoff; `false` when another has written it meanwhile. */
export async function writeHandoff(table: string, handoff: Handoff, signal: AbortSignal): Promise<boolean> {
  const item = { ...handoffKey(handoff.contactId), ...handoff, revision: handoff.revision + 1 };
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall(item, marshalling),
    ConditionExpression: handoff.revision === 0 ? 'attribute_not_exists(pk)' : 'revision = :seen',
    ...(handoff.revision === 0 ? {} : { ExpressionAttributeValues: marshall({ ':seen': handoff.revision }) }),
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/**
 * Reads, changes and writes a handoff until no other write comes between. `change` gives the very handoff back when
 * there is nothing to write.
 */
export async function changeHandoff(
  table: string,
  contactId: string,
  change: (now: Handoff | undefined) => Handoff | undefined,
  signal: AbortSignal,
): Promise<Handoff | undefined> {
  for (;;) {
    const now = await readHandoff(table, contactId, signal);
    const next = change(now);
    if (next === undefined || next === now) return now;
    if (await writeHandoff(table, next, signal)) return next;
  }
}
