import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { AgentEnvironment } from '../aws/environment.ts';
import { type ActiveKnowledge, activeKey } from './active-knowledge.ts';

/** The active version. Throws when nothing has been published yet. */
export async function readActiveKnowledge(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<ActiveKnowledge> {
  const command = new GetItemCommand({
    TableName: environment.CALLS_TABLE,
    Key: marshall(activeKey),
    ConsistentRead: true,
  });
  const { Item } = await dynamodb().send(command, { abortSignal: signal });
  const knowledge: unknown = Item === undefined ? undefined : unmarshall(Item)['knowledge'];
  if (typeof knowledge !== 'string') {
    throw new Error(
      `No knowledge is published: ${environment.CALLS_TABLE} has no item KNOWLEDGE/ACTIVE. ` +
        `Put the file at s3://${environment.KNOWLEDGE_BUCKET}/${environment.KNOWLEDGE_KEY}, or invoke knowledge-sync.`,
    );
  }
  return JSON.parse(knowledge) as ActiveKnowledge;
}
