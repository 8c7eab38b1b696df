import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { World } from '../../world.ts';
import { type Dynalite, type DynaliteAnswer, ownHeaders } from './dynalite.ts';
import { invalid } from './dynamodb-error.ts';

type Item = Record<string, AttributeValue>;

/** DynamoDB removes expired items "typically within a few days"; readers must not count on it. */
const LATEST_MS = 48 * 3_600_000;
/** Items whose time lies further back than this are never removed (DynamoDB guide, time to live). */
const TOO_LONG_AGO_MS = 5 * 365.25 * 86_400_000;

/**
 * Time to live, which dynalite lacks: the two operations, and a sweep that removes expired items late:
 * each at a moment of its own within 48 hours, by the simulated clock.
 */
export function createTimeToLive(
  world: World,
  ask: Dynalite,
  keyNamesOf: (table: string) => readonly string[],
) {
  const attributes = new Map<string, string>();

  function update(input: {
    TableName: string;
    TimeToLiveSpecification?: { Enabled?: boolean; AttributeName?: string };
  }): DynaliteAnswer {
    const { Enabled, AttributeName } = input.TimeToLiveSpecification ?? {};
    if (Enabled === undefined || !AttributeName)
      return invalid('TimeToLiveSpecification needs Enabled and AttributeName');
    const known = attributes.get(input.TableName);
    if (Enabled && known !== undefined) return invalid('TimeToLive is already enabled');
    if (!Enabled && known !== AttributeName) return invalid('TimeToLive is already disabled');
    if (Enabled) attributes.set(input.TableName, AttributeName);
    else attributes.delete(input.TableName);
    return json({ TimeToLiveSpecification: { Enabled, AttributeName } });
  }

  function describe(table: string): DynaliteAnswer {
    const attribute = attributes.get(table);
    return json({
      TimeToLiveDescription: attribute
        ? { TimeToLiveStatus: 'ENABLED', AttributeName: attribute }
        : { TimeToLiveStatus: 'DISABLED' },
    });
  }

  /** Removes what is due; returns how many items. */
  async function sweep(): Promise<number> {
    const nowMs = world.clock.nowMs();
    let removed = 0;
    for (const [table, attribute] of attributes) {
      for await (const item of scan(ask, table)) {
        if (!isDue(item, table, attribute, nowMs)) continue;
        const key = Object.fromEntries(keyNamesOf(table).map((name) => [name, item[name]]));
        const { statusCode } = await ask(
          ownHeaders('DeleteItem'),
          JSON.stringify({
            TableName: table,
            Key: key,
            ConditionExpression: '#expires = :seen',
            ExpressionAttributeNames: { '#expires': attribute },
            ExpressionAttributeValues: { ':seen': item[attribute] },
          }),
        );
        if (statusCode === 200) removed += 1;
      }
    }
    return removed;
  }

  function isDue(item: Item, table: string, attribute: string, nowMs: number): boolean {
    const expiresMs = Number(item[attribute]?.N) * 1_000;
    if (!Number.isFinite(expiresMs) || nowMs - expiresMs > TOO_LONG_AGO_MS) return false;
    const key = keyNamesOf(table).map((name) => item[name]);
    const hash = createHash('sha256')
      .update(JSON.stringify([world.seed, table, key]))
      .digest();
    return nowMs >= expiresMs + (hash.readUInt32BE(0) / 2 ** 32) * LATEST_MS;
  }

  return { update, describe, sweep };
}

/** Every item of a table, page by page. */
export async function* scan(ask: Dynalite, table: string): AsyncGenerator<Item> {
  let from: Item | undefined;
  do {
    const answer = await ask(
      ownHeaders('Scan'),
      JSON.stringify({ TableName: table, ExclusiveStartKey: from }),
    );
    if (answer.statusCode !== 200) throw new Error(`Table ${table} cannot be read: ${answer.body}`);
    const page: { Items: Item[]; LastEvaluatedKey?: Item } = JSON.parse(answer.body);
    yield* page.Items;
    from = page.LastEvaluatedKey;
  } while (from);
}

function json(data: unknown): DynaliteAnswer {
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(data),
  };
}
