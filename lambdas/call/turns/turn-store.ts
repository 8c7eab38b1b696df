import { ConditionalCheckFailedException, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';
import type { TurnRecord } from '../../record/conversation-record.ts';

/** A turn as stored: its record, and the step each said piece went out as. */
export interface StoredTurn {
  readonly record: TurnRecord;
  /** In the order of `record.said`. */
  readonly saidSteps: readonly number[];
}

/** Writes the turn; refused without an error when a later holder of the call has written it. */
export async function storeTurn(
  table: string,
  call: { readonly contactId: string; readonly epoch: number; readonly expiresAt: number },
  turn: StoredTurn,
  signal: AbortSignal,
): Promise<void> {
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall(
      {
        pk: `CALL#${call.contactId}`,
        sk: `TURN#${String(turn.record.turn).padStart(4, '0')}`,
        epoch: call.epoch,
        expiresAt: call.expiresAt,
        ...turn,
      },
      { removeUndefinedValues: true },
    ),
    ConditionExpression: 'attribute_not_exists(epoch) OR epoch <= :epoch',
    ExpressionAttributeValues: marshall({ ':epoch': call.epoch }),
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Every stored turn of the call, oldest first. */
export async function readTurns(
  table: string,
  contactId: string,
  signal: AbortSignal,
): Promise<readonly StoredTurn[]> {
  const turns: StoredTurn[] = [];
  let from: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamodb().send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :turn)',
        ExpressionAttributeValues: marshall({ ':pk': `CALL#${contactId}`, ':turn': 'TURN#' }),
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
      { abortSignal: signal },
    );
    for (const item of page.Items ?? []) turns.push(unmarshall(item) as unknown as StoredTurn);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return turns;
}
