import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { AgentEnvironment } from '../aws/environment.ts';
import { type ActiveKnowledge, activeKey } from './active-knowledge.ts';

/** What became of a switch: the version that was active before, or that a newer edit was there already. */
export type Switched =
  | { readonly done: true; readonly replaced: string | undefined }
  | { readonly done: false };

/**
 * Makes `knowledge` the active version by one conditional write.
 * @param publishedAtMs when the file was saved; an older save never replaces a newer one.
 */
export async function switchActiveKnowledge(
  knowledge: ActiveKnowledge,
  publishedAtMs: number,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<Switched> {
  const command = new UpdateItemCommand({
    TableName: environment.CALLS_TABLE,
    Key: marshall(activeKey),
    UpdateExpression: 'SET #version = :version, knowledge = :knowledge, publishedAtMs = :publishedAtMs',
    ConditionExpression: 'attribute_not_exists(pk) OR publishedAtMs <= :publishedAtMs',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: marshall({
      ':version': knowledge.version,
      ':knowledge': JSON.stringify(knowledge),
      ':publishedAtMs': publishedAtMs,
    }),
    ReturnValues: 'ALL_OLD',
  });
  try {
    const { Attributes } = await dynamodb().send(command, { abortSignal: signal });
    const replaced: unknown = Attributes === undefined ? undefined : unmarshall(Attributes)['version'];
    return { done: true, replaced: typeof replaced === 'string' ? replaced : undefined };
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return { done: false };
    throw error;
  }
}
