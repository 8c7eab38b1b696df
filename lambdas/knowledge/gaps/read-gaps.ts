import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';
import { type GapItem, gapsPartition } from './gap-item.ts';

/** Every question on the list, the most asked first, then the newest. What has expired is left out. */
export async function readGaps(
  table: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<readonly GapItem[]> {
  const found: GapItem[] = [];
  let from: QueryCommand['input']['ExclusiveStartKey'];
  do {
    const page = await dynamodb().send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshall({ ':pk': gapsPartition }),
        ExclusiveStartKey: from,
      }),
      { abortSignal: signal },
    );
    for (const item of page.Items ?? []) found.push(unmarshall(item) as GapItem);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found
    .filter(({ expiresAt }) => expiresAt * 1_000 > nowMs)
    .sort((a, b) => b.asked - a.asked || b.lastAskedAtMs - a.lastAskedAtMs);
}
