import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';

/** Keeps that somebody has to call back. Keyed by call and turn: however often it is written, it is one. */
export async function storeRequest(
  table: string,
  request: {
    readonly contactId: string;
    readonly turn: number;
    readonly kind: string;
    /** Epoch seconds. */
    readonly expiresAt: number;
  },
  signal: AbortSignal,
): Promise<void> {
  const item = {
    pk: `CALL#${request.contactId}`,
    sk: `REQUEST#${String(request.turn).padStart(4, '0')}`,
    ...request,
  };
  await dynamodb().send(new PutItemCommand({ TableName: table, Item: marshall(item) }), {
    abortSignal: signal,
  });
}
