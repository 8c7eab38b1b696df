import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import { type CallItem, callKey } from './call-item.ts';

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
  return Item === undefined ? undefined : (unmarshall(Item) as CallItem);
}

/** Creates the call; when it is there already, that one is the answer. */
export async function createCall(table: string, item: CallItem, signal: AbortSignal): Promise<CallItem> {
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall({ ...callKey(item.contactId), ...item }, marshalling),
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
    return { done: true, item: unmarshall(Attributes ?? {}) as CallItem };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const item =
      error.Item === undefined
        ? await readCall(table, contactId, signal)
        : (unmarshall(error.Item) as CallItem);
    return { done: false, item };
  }
}
