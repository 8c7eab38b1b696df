import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { dynamodb } from '../../../aws/dynamodb.ts';
import type { BusyTime } from './busy-time.ts';

/** The last good reading of the owner's calendar: its busy times alone, no titles. */
export interface CalendarCopy {
  /** Digest of the address that it was fetched from. */
  readonly of: string;
  readonly fetchedAtMs: number;
  /** Nothing is known of what comes later. */
  readonly untilMs: number;
  readonly busy: readonly BusyTime[];
}

/** Whole minutes, so that a year fits into an item: each pair a busy time. */
const copySchema = z.object({
  of: z.string(),
  fetchedAtMs: z.number(),
  untilMs: z.number(),
  busyMinutes: z.array(z.tuple([z.number(), z.number()])),
});

const key = { pk: 'CALENDAR', sk: 'BUSY' } as const;
const minuteMs = 60_000;

/** `undefined` when there is none of this address. */
export async function readCalendarCopy(
  table: string,
  of: string,
  signal: AbortSignal,
): Promise<CalendarCopy | undefined> {
  const command = new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true });
  const { Item } = await dynamodb().send(command, { abortSignal: signal });
  if (Item === undefined) return undefined;
  const { copy } = unmarshall(Item);
  const read = copySchema.safeParse(JSON.parse(String(copy))).data;
  if (read === undefined || read.of !== of) return undefined;
  const { fetchedAtMs, untilMs, busyMinutes } = read;
  const busy = busyMinutes.map(([from, to]) => ({ fromMs: from * minuteMs, toMs: to * minuteMs }));
  return { of, fetchedAtMs, untilMs, busy };
}

/** Stores it, unless a newer one is there. */
export async function storeCalendarCopy(
  table: string,
  { of, fetchedAtMs, untilMs, busy }: CalendarCopy,
  signal: AbortSignal,
): Promise<void> {
  const busyMinutes = busy.map(({ fromMs, toMs }) => [
    Math.floor(fromMs / minuteMs),
    Math.ceil(toMs / minuteMs),
  ]);
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall({ ...key, fetchedAtMs, copy: JSON.stringify({ of, fetchedAtMs, untilMs, busyMinutes }) }),
    ConditionExpression: 'attribute_not_exists(pk) OR fetchedAtMs < :fetchedAtMs',
    ExpressionAttributeValues: marshall({ ':fetchedAtMs': fetchedAtMs }),
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
