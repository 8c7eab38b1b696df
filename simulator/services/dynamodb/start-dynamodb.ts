import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';
import { ownHeaders, startDynalite } from './dynalite.ts';
import { dynamoDbService } from './dynamodb-service.ts';
import { createFront, type DynamoDbInput } from './front.ts';
import { scan } from './time-to-live.ts';

export interface DynamoDb {
  readonly url: string;
  /** As CreateTable takes it, and the attribute that ends an item's life. Rejects with DynamoDB's own words. */
  createTable(definition: CreateTableCommandInput, timeToLiveAttribute?: string): Promise<void>;
  /** Every item of a table in plain values, for a test to look at. */
  readTable(name: string): Promise<Record<string, unknown>[]>;
  /** Puts an item of plain values. Rejects with DynamoDB's own words. */
  putItem(table: string, item: Record<string, unknown>): Promise<void>;
  /** Removes expired items whose late moment has come; also done by itself each simulated hour. Returns how many. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

/** Starts DynamoDB on a local port: dynalite behind a thin front, with the world's delays, faults and journal. */
export async function startDynamoDb(world: World): Promise<DynamoDb> {
  const dynalite = startDynalite();
  const front = createFront(world, dynalite.ask);
  const server = await serve(world, dynamoDbService(front));

  async function ask(operation: string, input: DynamoDbInput & object): Promise<void> {
    const answer = await front.answer(operation, ownHeaders(operation), JSON.stringify(input), input);
    if (answer.statusCode !== 200)
      throw new Error(`${operation} of table ${input.TableName}: ${answer.body}`);
  }

  /** dynalite needs a moment for a table, as DynamoDB does; until then there is none. */
  async function untilActive(table: string | undefined): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const described = await dynalite.ask(ownHeaders('DescribeTable'), JSON.stringify({ TableName: table }));
      if (JSON.parse(described.body).Table?.TableStatus === 'ACTIVE') return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    throw new Error(`Table ${table} has not become active.`);
  }

  return {
    url: server.url,
    async createTable(definition, timeToLiveAttribute) {
      await ask('CreateTable', JSON.parse(JSON.stringify(definition)));
      await untilActive(definition.TableName);
      if (timeToLiveAttribute === undefined) return;
      const specification = { Enabled: true, AttributeName: timeToLiveAttribute };
      await ask('UpdateTimeToLive', {
        ...tableOf(definition),
        ...{ TimeToLiveSpecification: specification },
      });
    },
    async readTable(name) {
      const items: Record<string, unknown>[] = [];
      for await (const item of scan(dynalite.ask, name)) items.push(unmarshall(item));
      return items;
    },
    putItem: (table, item) => ask('PutItem', { TableName: table, Item: marshall(item) }),
    sweep: front.sweep,
    async close() {
      await server.close();
      await dynalite.close();
    },
  };
}

function tableOf({ TableName }: CreateTableCommandInput): DynamoDbInput {
  return TableName === undefined ? {} : { TableName };
}
