import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import { callKey } from './call-item.ts';

/** Everything stored of a call under sort keys that begin with `prefix`, in their order; strongly consistent. */
export async function queryCall(
  table: string,
  contactId: string,
  prefix: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let from: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamodb().send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: marshall({ ':pk': callKey(contactId).pk, ':prefix': prefix }),
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
      { abortSignal: signal },
    );
    for (const item of page.Items ?? []) found.push(unmarshall(item));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}
