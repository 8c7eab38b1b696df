import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';
import type { TurnRecord } from '../../record/conversation-record.ts';
import { queryCall } from '../query-call.ts';

/** A turn as stored: its record, and the step each said piece went out as. */
export interface StoredTurn {
  readonly record: TurnRecord;
  /** In the order of `record.said`. */
  readonly saidSteps: readonly number[];
}

/** Writes the turn; refused without an error when a later holder of the call has written it. */
export async function storeTurn(
  table: string,
  call: { readonly contactId: string; readonly epoch: number; readonly keptUntil: number },
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
        expiresAt: call.keptUntil,
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
  return (await queryCall(table, contactId, 'TURN#', signal)) as readonly StoredTurn[];
}
