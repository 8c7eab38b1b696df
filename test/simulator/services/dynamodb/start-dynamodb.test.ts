import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { type DynamoDb, startDynamoDb } from '../../../../simulator/services/dynamodb/start-dynamodb.ts';
import type { World } from '../../../../simulator/world.ts';
import { quietWorld } from '../../quiet-world.ts';

const TableName = 'calls';
const definition: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
};
const start = Date.parse('2026-11-20T09:00:00Z');
const DAY_MS = 86_400_000;

describe('startDynamoDb', () => {
  const opened: { close(): unknown }[] = [];

  async function dynamoDbIn(world: World): Promise<{ db: DynamoDb; client: DynamoDBClient }> {
    const db = await startDynamoDb(world);
    const client = new DynamoDBClient({
      region: 'us-east-1',
      endpoint: db.url,
      maxAttempts: 1,
      credentials: { accessKeyId: 'ASIATESTER', secretAccessKey: 'secret' },
    });
    opened.push({ close: () => client.destroy() }, db);
    await db.createTable(definition, 'expiresAt');
    return { db, client };
  }

  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  it('keeps items, and counts a condition that fails', async () => {
    const { db, client } = await dynamoDbIn(quietWorld());
    const put = new PutItemCommand({
      TableName,
      Item: { id: { S: 'c1' }, turn: { N: '1' } },
      ConditionExpression: 'attribute_not_exists(id)',
    });

    await client.send(put);
    const again = client.send(put);

    await expect(again).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    await expect(again).rejects.toMatchObject({ Item: undefined });
    expect(await db.readTable(TableName)).toEqual([{ id: 'c1', turn: 1 }]);
  });

  it('gives the item that failed a condition, when asked to', async () => {
    const { client } = await dynamoDbIn(quietWorld());
    await client.send(new PutItemCommand({ TableName, Item: { id: { S: 'c1' }, epoch: { N: '7' } } }));

    const replaced = client.send(
      new UpdateItemCommand({
        TableName,
        Key: { id: { S: 'c1' } },
        UpdateExpression: 'SET #until = :until',
        ConditionExpression: 'epoch = :mine',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':until': { N: '1' }, ':mine': { N: '6' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );

    await expect(replaced).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { id: { S: 'c1' }, epoch: { N: '7' } },
    });
  });

  it('refuses an unknown way to return values', async () => {
    const { client } = await dynamoDbIn(quietWorld());
    const put = client.send(
      new PutItemCommand({
        TableName,
        Item: { id: { S: 'c1' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_NEW' as 'ALL_OLD',
      }),
    );
    await expect(put).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('refuses a member that DynamoDB does not know, and an operation that the stand-in does not', async () => {
    const { db, client } = await dynamoDbIn(quietWorld());

    const get = await fetch(db.url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.GetItem',
        authorization: 'AWS4-HMAC-SHA256 Credential=A/20261120/us-east-1/dynamodb/aws4_request, Signature=0',
      },
      body: JSON.stringify({ TableName, Key: { id: { S: 'c1' } }, Keyy: {} }),
    });
    const transaction = client.send(new TransactWriteItemsCommand({ TransactItems: [] }));

    await expect(transaction).rejects.toMatchObject({ name: 'UnknownOperationException' });
    expect(await get.json()).toMatchObject({
      __type: 'ValidationException',
      message: expect.stringContaining('Keyy'),
    });
  });

  it('rejects a table that DynamoDB would refuse', async () => {
    const { db } = await dynamoDbIn(quietWorld());
    await expect(db.createTable({ ...definition, TableName: 'x' })).rejects.toThrow('at least 3 characters');
  });

  describe('time to live', () => {
    it('is set and described over the wire', async () => {
      const { client } = await dynamoDbIn(quietWorld());
      await client.send(new CreateTableCommand({ ...definition, TableName: 'callers' }));
      const TimeToLiveSpecification = { Enabled: true, AttributeName: 'goneAt' };

      const before = await client.send(new DescribeTimeToLiveCommand({ TableName: 'callers' }));
      await client.send(new UpdateTimeToLiveCommand({ TableName: 'callers', TimeToLiveSpecification }));
      const after = await client.send(new DescribeTimeToLiveCommand({ TableName: 'callers' }));
      const twice = client.send(
        new UpdateTimeToLiveCommand({ TableName: 'callers', TimeToLiveSpecification }),
      );
      const nowhere = client.send(
        new UpdateTimeToLiveCommand({ TableName: 'nowhere', TimeToLiveSpecification }),
      );

      expect(before.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'DISABLED' });
      expect(after.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'goneAt' });
      await expect(twice).rejects.toThrow('TimeToLive is already enabled');
      await expect(nowhere).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    });

    it('removes expired items late, each at its own moment, all within two days, and no others', async () => {
      const world = quietWorld({ startMs: start });
      const { db, client } = await dynamoDbIn(world);
      const expiresAt = { N: String(start / 1_000 + 60) };
      for (let n = 0; n < 20; n += 1) {
        await client.send(new PutItemCommand({ TableName, Item: { id: { S: `e${n}` }, expiresAt } }));
      }
      const others = [
        { id: { S: 'later' }, expiresAt: { N: String((start + 10 * DAY_MS) / 1_000) } },
        { id: { S: 'ancient' }, expiresAt: { N: '1000' } },
        { id: { S: 'text' }, expiresAt: { S: 'tomorrow' } },
        { id: { S: 'forever' } },
      ];
      for (const Item of others) await client.send(new PutItemCommand({ TableName, Item }));

      world.clock.jump(61_000);
      const atOnce = (await db.readTable(TableName)).length;
      world.clock.jump(DAY_MS);
      await db.sweep();
      const afterADay = (await db.readTable(TableName)).length;
      world.clock.jump(DAY_MS);
      await client.send(new GetItemCommand({ TableName, Key: { id: { S: 'later' } } }));
      const left = (await db.readTable(TableName)).map(({ id }) => id).sort();

      expect(atOnce).toBe(24);
      expect(afterADay).toBeGreaterThan(4);
      expect(afterADay).toBeLessThan(24);
      expect(left).toEqual(['ancient', 'forever', 'later', 'text']);
    });
  });

  it('delays as its profile says, and writes who asked what to the journal', async () => {
    const quiet = quietWorld({ speed: 8, delaysMs: { 'dynamodb.get': 80, 'dynamodb.put': 160 } });
    const world = {
      ...quiet,
      callerOf: (key: string) =>
        key === 'ASIATESTER' ? { functionName: 'next-step', contactId: 'contact-1' } : undefined,
    };
    const { client } = await dynamoDbIn(world);

    await client.send(new PutItemCommand({ TableName, Item: { id: { S: 'c1' } } }));
    await client.send(new GetItemCommand({ TableName, Key: { id: { S: 'c1' } } }));

    const by = {
      service: 'dynamodb',
      accessKeyId: 'ASIATESTER',
      contactId: 'contact-1',
      resource: TableName,
    };
    expect(world.journal.entries).toMatchObject([
      { ...by, operation: 'PutItem', injectedMs: 160, outcome: 'ok' },
      { ...by, operation: 'GetItem', injectedMs: 80, outcome: 'ok' },
    ]);
    for (const { atMs, doneAtMs, injectedMs } of world.journal.entries) {
      expect(Number(doneAtMs) - atMs).toBeGreaterThanOrEqual(injectedMs);
    }
  });

  describe('faults', () => {
    const put = (id: string) => new PutItemCommand({ TableName, Item: { id: { S: id } } });

    it.each([
      ['throttle', { name: 'ProvisionedThroughputExceededException' }],
      ['error', { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } }],
    ] as const)('%s: refuses and writes nothing', async (kind, expected) => {
      const world = quietWorld();
      const { db, client } = await dynamoDbIn(world);
      world.faults.add({ service: 'dynamodb', operation: 'PutItem', nth: 1, kind });

      await expect(client.send(put('c1'))).rejects.toMatchObject(expected);
      await client.send(put('c2'));

      expect(await db.readTable(TableName)).toEqual([{ id: 'c2' }]);
    });

    it('cut: writes, and the answer is lost', async () => {
      const world = quietWorld();
      const { db, client } = await dynamoDbIn(world);
      world.faults.add({ service: 'dynamodb', nth: 1, kind: 'cut' });

      await expect(client.send(put('c1'))).rejects.toMatchObject({ code: 'ECONNRESET' });

      expect(await db.readTable(TableName)).toEqual([{ id: 'c1' }]);
      expect(world.journal.entries).toMatchObject([{ outcome: 'cut' }]);
    });

    it('hang: answers nothing until the client goes', async () => {
      const world = quietWorld();
      const { client } = await dynamoDbIn(world);
      world.faults.add({ service: 'dynamodb', nth: 1, kind: 'hang' });

      const asked = client.send(put('c1'), { abortSignal: AbortSignal.timeout(30) });

      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await expect.poll(() => world.journal.entries).toMatchObject([{ outcome: 'client-gone' }]);
    });

    it('slow: answers later', async () => {
      const world = quietWorld({ speed: 8 });
      const { client } = await dynamoDbIn(world);
      world.faults.add({ service: 'dynamodb', kind: 'slow', delayMs: 160 });

      await client.send(put('c1'));

      expect(world.journal.entries).toMatchObject([{ injectedMs: 160, outcome: 'ok' }]);
    });

    it('corrupt: answers what is no JSON', async () => {
      const world = quietWorld();
      const { client } = await dynamoDbIn(world);
      world.faults.add({ service: 'dynamodb', operation: 'GetItem', kind: 'corrupt' });
      await client.send(put('c1'));

      const get = client.send(new GetItemCommand({ TableName, Key: { id: { S: 'c1' } } }));

      await expect(get).rejects.toThrow(SyntaxError);
    });
  });
});
