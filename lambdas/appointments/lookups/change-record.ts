import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { dynamodb } from '../../aws/dynamodb.ts';
import type { FoundRecord } from './found-record.ts';
import { recordKey } from './record-key.ts';

/** A change that the caller has said yes to. */
export interface RecordChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What asked for it; the same turn changes a record once, however often it is tried. */
export interface ChangeOrigin {
  readonly contactId: string;
  readonly turn: number;
}

export type ChangeOutcome =
  | { readonly done: true }
  /** The record is not any more as it was read. `now`: the field's value, when the record is still the caller's. */
  | { readonly done: false; readonly now?: string };

/** Attribute of the record that tells of its latest change, for the business to see. */
const lastChange = 'lastChange';
const lastChangeSchema = z.object({ contactId: z.string(), turn: z.number(), field: z.string() });

/** Writes the change, in one write, if the field and the name are as they were read. */
export async function changeRecord(
  table: string,
  nameField: string,
  record: FoundRecord,
  { field, from, to }: RecordChange,
  origin: ChangeOrigin & { readonly nowMs: number },
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  const { contactId, turn, nowMs } = origin;
  const command = new UpdateItemCommand({
    TableName: table,
    Key: marshall({ [recordKey]: record.key }),
    UpdateExpression: 'SET #field = :to, #last = :last',
    ConditionExpression: '#field = :from AND #name = :name',
    ExpressionAttributeNames: { '#field': field, '#name': nameField, '#last': lastChange },
    ExpressionAttributeValues: marshall({
      ':from': from,
      ':to': to,
      ':name': record.name,
      ':last': { contactId, turn, field, from, to, atMs: nowMs },
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
    return { done: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const item = error.Item === undefined ? {} : unmarshall(error.Item);
    const last = lastChangeSchema.safeParse(item[lastChange]).data;
    const same = last?.contactId === contactId && last.turn === turn && last.field === field;
    // Written at an earlier try, whose answer was lost.
    if (same && item[field] === to) return { done: true };
    const now: unknown = item[field];
    return item[nameField] === record.name && typeof now === 'string'
      ? { done: false, now }
      : { done: false };
  }
}
