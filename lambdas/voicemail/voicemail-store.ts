import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import { type VoicemailRecord, voicemailKey } from '../record/voicemail-record.ts';

const marshalling = { removeUndefinedValues: true } as const;

/** Strongly consistent; `undefined` where nothing is known of a message. */
export async function readVoicemail(
  table: string,
  contactId: string,
  signal: AbortSignal,
): Promise<VoicemailRecord | undefined> {
  const command = new GetItemCommand({
    TableName: table,
    Key: marshall(voicemailKey(contactId)),
    ConsistentRead: true,
  });
  const { Item } = await dynamodb().send(command, { abortSignal: signal });
  return Item === undefined ? undefined : (unmarshall(Item) as VoicemailRecord);
}

/** Puts a message whose registration was lost; leaves one that is there alone. */
export async function putVoicemail(
  table: string,
  record: VoicemailRecord,
  signal: AbortSignal,
): Promise<void> {
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall({ ...voicemailKey(record.contactId), ...record }, marshalling),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Sets parts of a message when the condition holds; the message as it then stands, `undefined` when it does not. */
export async function setVoicemail(
  table: string,
  contactId: string,
  parts: Readonly<Partial<VoicemailRecord>>,
  condition: { readonly expression: string; readonly values?: Readonly<Record<string, unknown>> },
  signal: AbortSignal,
): Promise<VoicemailRecord | undefined> {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  const names = { '#state': 'state', ...Object.fromEntries(given.map(([name], n) => [`#n${n}`, name])) };
  const used = condition.expression.includes('#state')
    ? names
    : Object.fromEntries(Object.entries(names).filter(([name]) => name !== '#state'));
  const command = new UpdateItemCommand({
    TableName: table,
    Key: marshall(voicemailKey(contactId)),
    UpdateExpression: `SET ${given.map((_, n) => `#n${n} = :v${n}`).join(', ')}`,
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: used,
    ExpressionAttributeValues: marshall(
      { ...Object.fromEntries(given.map(([, value], n) => [`:v${n}`, value])), ...condition.values },
      marshalling,
    ),
    ReturnValues: 'ALL_NEW',
  });
  try {
    const { Attributes } = await dynamodb().send(command, { abortSignal: signal });
    return unmarshall(Attributes ?? {}) as VoicemailRecord;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** The messages of a day of the business, as the index knows them. */
export async function voicemailsOf(
  table: string,
  day: string,
  signal: AbortSignal,
): Promise<readonly VoicemailRecord[]> {
  const found: VoicemailRecord[] = [];
  let from: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamodb().send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byDay',
        KeyConditionExpression: '#day = :day AND sk = :sk',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: marshall({ ':day': day, ':sk': 'VOICEMAIL' }),
        ExclusiveStartKey: from,
      }),
      { abortSignal: signal },
    );
    for (const item of page.Items ?? []) found.push(unmarshall(item) as VoicemailRecord);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}
