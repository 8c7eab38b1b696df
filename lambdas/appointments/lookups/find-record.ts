import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';
import type { Lookup } from '../../knowledge/business-profile.ts';
import { isSameName } from '../is-same-name.ts';
import type { FoundRecord } from './found-record.ts';
import { recordKey } from './record-key.ts';

/**
 * The record with this key, if this is its name; otherwise `undefined`, whichever of the two it was. One read, of
 * nothing but what may be spoken or changed, and the name.
 */
export async function findRecord(
  table: string,
  { name: lookup, nameField, spoken, changes }: Pick<Lookup, 'name' | 'nameField' | 'spoken' | 'changes'>,
  given: { readonly key: string; readonly name: string },
  signal: AbortSignal,
): Promise<FoundRecord | undefined> {
  const told = [...new Set([...Object.keys(spoken), ...Object.keys(changes)])];
  const read = [...new Set([nameField, ...told])];
  const command = new GetItemCommand({
    TableName: table,
    Key: marshall({ [recordKey]: given.key }),
    ConsistentRead: true,
    ProjectionExpression: read.map((_, index) => `#f${index}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(read.map((field, index) => [`#f${index}`, field])),
  });
  const { Item } = await dynamodb().send(command, { abortSignal: signal });
  const item = Item === undefined ? {} : unmarshall(Item);
  const name = textOf(item[nameField]);
  if (name === undefined || !isSameName(given.name, name)) return undefined;
  const fields = told.flatMap((field) => {
    const text = textOf(item[field]);
    return text === undefined || text === '' ? [] : [[field, text] as const];
  });
  return { lookup, key: given.key, name, fields: Object.fromEntries(fields) };
}

/** Only what is one thing can be said. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}
