import type { IncomingHttpHeaders } from 'node:http';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { World } from '../../world.ts';
import { type Dynalite, type DynaliteAnswer, ownHeaders } from './dynalite.ts';
import { invalid } from './dynamodb-error.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { createTimeToLive } from './time-to-live.ts';

/** The parts of the inputs that the front looks at. */
export interface DynamoDbInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Record<string, AttributeValue>;
  readonly Item?: Record<string, AttributeValue>;
  readonly KeySchema?: readonly { readonly AttributeName: string }[];
  readonly ReturnValuesOnConditionCheckFailure?: string;
}

const SWEEP_EVERY_MS = 3_600_000;
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
const CONDITION_FAILED = 'ConditionalCheckFailedException';

/** DynamoDB as the product needs it: dynalite, with what dynalite lacks put in before and behind. */
export function createFront(world: World, ask: Dynalite) {
  const keyNames = new Map<string, readonly string[]>();
  const inTurn = createKeyedLock();
  const timeToLive = createTimeToLive(world, ask, (table) => keyNames.get(table) ?? []);
  let sweptMs = world.clock.nowMs();

  async function answer(
    operation: string,
    headers: IncomingHttpHeaders,
    body: string,
    input: DynamoDbInput,
  ): Promise<DynaliteAnswer> {
    await sweepWhenDue();
    const table = input.TableName ?? '';
    if (operation === 'UpdateTimeToLive' || operation === 'DescribeTimeToLive') {
      const described = await ask(ownHeaders('DescribeTable'), JSON.stringify({ TableName: table }));
      if (described.statusCode !== 200) return described;
      return operation === 'UpdateTimeToLive'
        ? timeToLive.update({ ...input, TableName: table })
        : timeToLive.describe(table);
    }
    if (operation === 'CreateTable') {
      keyNames.set(
        table,
        (input.KeySchema ?? []).map(({ AttributeName }) => AttributeName),
      );
    }
    if (!WRITES.has(operation)) return ask(headers, body);
    return write(headers, body, input, table);
  }

  /** Writes to one item take turns, so that the item given with a failed condition is the one that failed it. */
  function write(
    headers: IncomingHttpHeaders,
    body: string,
    input: DynamoDbInput,
    table: string,
  ): Promise<DynaliteAnswer> {
    const wanted = input.ReturnValuesOnConditionCheckFailure ?? 'NONE';
    if (wanted !== 'NONE' && wanted !== 'ALL_OLD') {
      return Promise.resolve(
        invalid(
          `1 validation error detected: Value '${wanted}' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]`,
        ),
      );
    }
    const key = input.Key ?? pick(input.Item ?? {}, keyNames.get(table) ?? []);
    const names = Object.keys(key).sort();
    return inTurn(JSON.stringify([table, names.map((name) => key[name])]), async () => {
      const answered = await ask(headers, body);
      if (wanted === 'NONE' || answered.statusCode === 200) return answered;
      const error: { __type: string } = JSON.parse(answered.body);
      if (!error.__type.endsWith(CONDITION_FAILED)) return answered;
      const read = await ask(
        ownHeaders('GetItem'),
        JSON.stringify({ TableName: table, Key: key, ConsistentRead: true }),
      );
      const { Item } = JSON.parse(read.body);
      return {
        statusCode: answered.statusCode,
        headers: { 'Content-Type': 'application/x-amz-json-1.0' },
        body: JSON.stringify({ ...error, Item }),
      };
    });
  }

  async function sweepWhenDue(): Promise<void> {
    const nowMs = world.clock.nowMs();
    if (nowMs - sweptMs < SWEEP_EVERY_MS) return;
    sweptMs = nowMs;
    await timeToLive.sweep();
  }

  return { answer, sweep: timeToLive.sweep };
}

function pick(
  item: Record<string, AttributeValue>,
  names: readonly string[],
): Record<string, AttributeValue> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
