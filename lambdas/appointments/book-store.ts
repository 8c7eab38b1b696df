import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { Appointment, DayBook } from './appointment.ts';

/** Key of the item of a day and resource. */
export const dayKey = (resource: string, day: string) => ({ pk: `RESOURCE#${resource}`, sk: `DAY#${day}` });

/** Appointments are kept this long after their day. */
const keptMs = 2 * 365 * 86_400_000;

/** The days of a resource that have an item, from one to another, both included. Strongly consistent. */
export async function readDays(
  table: string,
  resource: string,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<readonly DayBook[]> {
  const days: DayBook[] = [];
  let start: Record<string, never> | undefined;
  do {
    const answer = await dynamodb().send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: marshall({
          ':pk': `RESOURCE#${resource}`,
          ':from': `DAY#${from}`,
          ':to': `DAY#${to}`,
        }),
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
      { abortSignal: signal },
    );
    for (const item of answer.Items ?? []) days.push(dayBookOf(unmarshall(item)));
    start = answer.LastEvaluatedKey as Record<string, never> | undefined;
  } while (start !== undefined);
  return days;
}

/** One day; version 0 when it has no item yet. Strongly consistent. */
export async function readDay(
  table: string,
  resource: string,
  day: string,
  signal: AbortSignal,
): Promise<DayBook> {
  const { Item } = await dynamodb().send(
    new GetItemCommand({ TableName: table, Key: marshall(dayKey(resource, day)), ConsistentRead: true }),
    { abortSignal: signal },
  );
  return Item === undefined ? { resource, day, version: 0, appointments: [] } : dayBookOf(unmarshall(Item));
}

/** Writes the day if nobody has since its version was read. False when somebody has. */
export async function writeDay(
  table: string,
  { resource, day, version }: DayBook,
  appointments: readonly Appointment[],
  signal: AbortSignal,
): Promise<boolean> {
  const item = {
    ...dayKey(resource, day),
    resource,
    day,
    version: version + 1,
    appointments,
    expiresAt: Math.floor((Date.parse(`${day}T00:00:00Z`) + keptMs) / 1000),
  };
  try {
    await dynamodb().send(
      new PutItemCommand({
        TableName: table,
        Item: marshall(item, { removeUndefinedValues: true }),
        ...(version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: marshall({ ':version': version }),
            }),
      }),
      { abortSignal: signal },
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function dayBookOf(item: Record<string, unknown>): DayBook {
  const { resource, day, version, appointments } = item as unknown as DayBook;
  return { resource, day, version, appointments };
}
