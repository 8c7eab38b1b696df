import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { AgentEnvironment } from '../aws/environment.ts';
import { type ActiveItem, type ActiveKnowledge, activeKey } from './active-knowledge.ts';

/** The active version. Throws when nothing has been published yet. */
export async function readActiveKnowledge(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<ActiveKnowledge> {
  const item = await readActiveItem(environment, signal);
  if (item !== undefined) return item.knowledge;
  throw new Error(
    `No knowledge is published: ${environment.CALLS_TABLE} has no item KNOWLEDGE/ACTIVE. ` +
      `Put the file at s3://${environment.KNOWLEDGE_BUCKET}/${environment.KNOWLEDGE_KEY}, or invoke knowledge-sync.`,
  );
}

/** Which version is active, without the rest of it; `undefined` when nothing has been published yet. */
export async function readActiveVersion(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<string | undefined> {
  const item = await getActive(environment, signal, 'version');
  return item?.['version']?.S;
}

/** The item of the active version; `undefined` when nothing has been published yet. */
export async function readActiveItem(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<ActiveItem | undefined> {
  const found = await getActive(environment, signal);
  const item = found === undefined ? undefined : unmarshall(found);
  if (typeof item?.['knowledge'] !== 'string') return undefined;
  return { ...item, knowledge: JSON.parse(item['knowledge']) } as ActiveItem;
}

async function getActive(environment: AgentEnvironment, signal: AbortSignal, only?: string) {
  const command = new GetItemCommand({
    TableName: environment.CALLS_TABLE,
    Key: marshall(activeKey),
    ConsistentRead: true,
    ...(only === undefined ? {} : { ProjectionExpression: only }),
  });
  return (await dynamodb().send(command, { abortSignal: signal })).Item;
}
