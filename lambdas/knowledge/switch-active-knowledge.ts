import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../aws/dynamodb.ts';
import type { AgentEnvironment } from '../aws/environment.ts';
import { type ActiveItem, type ActiveKnowledge, activeKey } from './active-knowledge.ts';
import type { KnowledgeSave } from './knowledge-save.ts';

/** What became of a switch: the versions that the item named before, or that a newer save was there already. */
export type Switched =
  | { readonly done: true; readonly replaced: Partial<Pick<ActiveItem, 'version' | 'before'>> }
  | { readonly done: false };

/**
 * Makes `knowledge` the active version by one conditional write. A save never replaces one that came after it: by the
 * sequencer of its event, and by its second. One that no event told of (a deployment has found it) replaces what was
 * active when it was read, and nothing else.
 * @param seen the active item as it was read before.
 */
export async function switchActiveKnowledge(
  knowledge: ActiveKnowledge,
  save: Omit<KnowledgeSave, 'source'>,
  seen: ActiveItem | undefined,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<Switched> {
  const { savedAtMs, sequencer } = save;
  const isNew = seen?.version !== knowledge.version;
  const sets = [
    '#version = :version',
    'knowledge = :knowledge',
    'savedAtMs = :savedAtMs',
    ...(sequencer === undefined ? [] : ['sequencer = :sequencer']),
    ...(isNew && seen !== undefined ? ['#before = #version'] : []),
  ];
  const order =
    sequencer !== undefined
      ? '(attribute_not_exists(sequencer) OR sequencer <= :sequencer)'
      : seen?.sequencer === undefined
        ? 'attribute_not_exists(sequencer)'
        : 'sequencer = :seen';
  const command = new UpdateItemCommand({
    TableName: environment.CALLS_TABLE,
    Key: marshall(activeKey),
    UpdateExpression: `SET ${sets.join(', ')}`,
    ConditionExpression:
      seen === undefined
        ? 'attribute_not_exists(pk)'
        : `#version ${isNew ? '<>' : '='} :version AND savedAtMs <= :savedAtMs AND ${order}`,
    ExpressionAttributeNames: {
      '#version': 'version',
      ...(isNew && seen !== undefined ? { '#before': 'before' } : {}),
    },
    ExpressionAttributeValues: marshall({
      ':version': knowledge.version,
      ':knowledge': JSON.stringify(knowledge),
      ':savedAtMs': savedAtMs,
      ...(sequencer === undefined ? {} : { ':sequencer': sequencer }),
      ...(seen?.sequencer !== undefined && sequencer === undefined ? { ':seen': seen.sequencer } : {}),
    }),
    ReturnValues: 'ALL_OLD',
  });
  try {
    const { Attributes } = await dynamodb().send(command, { abortSignal: signal });
    return { done: true, replaced: Attributes === undefined ? {} : unmarshall(Attributes) };
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return { done: false };
    throw error;
  }
}

/** Writes the active version again, with phrases that have been rendered since; nothing when it is active no more. */
export async function amendActiveKnowledge(
  knowledge: ActiveKnowledge,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const command = new UpdateItemCommand({
    TableName: environment.CALLS_TABLE,
    Key: marshall(activeKey),
    UpdateExpression: 'SET knowledge = :knowledge',
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: marshall({
      ':version': knowledge.version,
      ':knowledge': JSON.stringify(knowledge),
    }),
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
  }
}
