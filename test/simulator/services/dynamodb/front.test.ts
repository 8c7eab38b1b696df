import { afterEach, describe, expect, it } from 'vitest';
import { ownHeaders, startDynalite } from '../../../../simulator/services/dynamodb/dynalite.ts';
import { createFront } from '../../../../simulator/services/dynamodb/front.ts';
import { quietWorld } from '../../quiet-world.ts';

describe('createFront', () => {
  const dynalite = startDynalite();

  afterEach(() => dynalite.close());

  it('gives with a failed condition the very item that failed it, under writes at once', async () => {
    const front = createFront(quietWorld(), dynalite.ask);
    const ask = (operation: string, input: object) =>
      front.answer(operation, ownHeaders(operation), JSON.stringify(input), input);
    await ask('CreateTable', {
      TableName: 'calls',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    });
    const put = (n: number, from?: number) =>
      ask('PutItem', {
        TableName: 'calls',
        Item: { id: { S: 'c1' }, n: { N: String(n) } },
        ...(from === undefined
          ? {}
          : {
              ConditionExpression: 'n = :from',
              ExpressionAttributeValues: { ':from': { N: String(from) } },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            }),
      });
    await expect.poll(() => put(0)).toMatchObject({ statusCode: 200 });

    /** Each conditional write fails on the value before it, and the write right behind it makes its condition true. */
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => [put(100, n + 1), put(n + 1)]).flat(),
    );

    const failures = answers.filter(({ statusCode }) => statusCode === 400);
    const seen = failures.map(({ body }) => Number(JSON.parse(body).Item.n.N));
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });
});
