import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import { type CallItem, callKey } from './call-item.ts';
import type { ActivePhrases } from './phrase-steps.ts';

/** One conditional update of the call's item, in DynamoDB's own expression language. */
export interface CallUpdate {
  readonly update: string;
  readonly condition: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** `item` is the item after the write, or, when the condition refused it, the item as it stands. */
export type Written =
  | { readonly done: true; readonly item: CallItem }
  | { readonly done: false; readonly item: CallItem | undefined };

const marshalling = { removeUndefinedValues: true } as const;

/**
 * The item as it was written. Its phrases are one string: they never change, each read and write of the item brings
 * them along, and attribute by attribute they took more time than all the rest of it.
 */
function itemOf(stored: Parameters<typeof unmarshall>[0]): CallItem {
  const item = unmarshall(stored);
  const phrases: unknown = item['phrases'];
  return (typeof phrases === 'string' ? { ...item, phrases: phrasesOf(phrases) } : item) as CallItem;
}

/** Of the call that was read last: the next read is mostly of the same. */
let latest: { readonly text: string; readonly phrases: ActivePhrases } | undefined;

function phrasesOf(text: string): ActivePhrases {
  if (latest?.text !== text) latest = { text, phrases: JSON.parse(text) as ActivePhrases };
  return latest.phrases;
}

/** Reads the call, strongly consistent. */
export async function readCall(
  table: string,
  contactId: string,
  signal: AbortSignal,
): Promise<CallItem | undefined> {
  const command = new GetItemCommand({
    TableName: table,
    Key: marshall(callKey(contactId)),
    ConsistentRead: true,
  });
  const { Item } = await dynamodb().send(command, { abortSignal: signal });
  return Item === undefined ? undefined : itemOf(Item);
}

/** Creates the call; when it is there already, that one is the answer. */
export async function createCall(table: string, item: CallItem, signal: AbortSignal): Promise<CallItem> {
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall(
      { ...callKey(item.contactId), ...item, phrases: JSON.stringify(item.phrases) },
      marshalling,
    ),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
    return item;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const existing = await readCall(table, item.contactId, signal);
    if (existing === undefined) throw error;
    return existing;
  }
}

/** Writes if the condition holds; never throws because it does not. */
export async function updateCall(
  table: string,
  contactId: string,
  { update, condition, names, values }: CallUpdate,
  signal: AbortSignal,
): Promise<Written> {
  const command = new UpdateItemCommand({
    TableName: table,
    Key: marshall(callKey(contactId)),
    UpdateExpression: update,
    ConditionExpression: condition,
    ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
    ...(values === undefined ? {} : { ExpressionAttributeValues: marshall(values, marshalling) }),
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    const { Attributes } = await dynamodb().send(command, { abortSignal: signal });
    return { done: true, item: itemOf(Attributes ?? {}) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const item = error.Item === undefined ? await readCall(table, contactId, signal) : itemOf(error.Item);
    return { done: false, item };
  }
}
