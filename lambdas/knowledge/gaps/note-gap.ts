import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';
import { isoDay } from '../../business-time/iso-day.ts';
import type { KnowledgeGap } from '../../record/conversation-record.ts';
import { gapsPartition } from './gap-item.ts';
import { gapKey } from './gap-key.ts';

/** Where and when a question was asked that was not answered. */
export interface GapOccasion {
  readonly contactId: string;
  readonly turn: number;
  readonly atMs: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Epoch seconds: until when what is kept of the call is kept. */
  readonly keptUntil: number;
}

/** Puts a question on the list of gaps: one write to the question's own item, which counts each occasion once. */
export async function noteGap(
  table: string,
  gap: KnowledgeGap,
  occasion: GapOccasion,
  signal: AbortSignal,
): Promise<void> {
  const name = `${occasion.contactId}#${occasion.turn}`;
  const command = new UpdateItemCommand({
    TableName: table,
    Key: marshall({ pk: gapsPartition, sk: `GAP#${gapKey(gap.question)}` }),
    UpdateExpression:
      'SET question = if_not_exists(question, :question), why = :why, firstDay = if_not_exists(firstDay, :day), ' +
      'lastDay = :day, lastAskedAtMs = :at, expiresAt = :kept ADD occasions :occasions, asked :one',
    ConditionExpression: 'attribute_not_exists(occasions) OR NOT contains(occasions, :occasion)',
    ExpressionAttributeValues: marshall({
      ':question': gap.question,
      ':why': gap.why,
      ':day': isoDay(occasion.atMs, occasion.timeZone),
      ':at': occasion.atMs,
      ':kept': occasion.keptUntil,
      ':occasions': new Set([name]),
      ':occasion': name,
      ':one': 1,
    }),
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
