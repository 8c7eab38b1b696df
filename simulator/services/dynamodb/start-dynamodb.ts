import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Fault } from '../../faults.ts';
import { readBody, serveLocally, signerOf } from '../../lambda/serve-locally.ts';
import type { World } from '../../world.ts';
import { type DynaliteAnswer, ownHeaders, startDynalite } from './dynalite.ts';
import { invalid, refusals } from './dynamodb-error.ts';
import { createFront, type DynamoDbInput } from './front.ts';
import { scan } from './time-to-live.ts';

export interface DynamoDb {
  readonly url: string;
  /** As CreateTable takes it, and the attribute that ends an item's life. Rejects with DynamoDB's own words. */
  createTable(definition: CreateTableCommandInput, timeToLiveAttribute?: string): Promise<void>;
  /** Every item of a table in plain values, for a test to look at. */
  readTable(name: string): Promise<Record<string, unknown>[]>;
  /** Removes expired items whose late moment has come; also done by itself each simulated hour. Returns how many. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

const STAGES: Readonly<Record<string, string>> = {
  GetItem: 'dynamodb.get',
  BatchGetItem: 'dynamodb.get',
  Query: 'dynamodb.get',
  Scan: 'dynamodb.get',
  PutItem: 'dynamodb.put',
  UpdateItem: 'dynamodb.put',
  DeleteItem: 'dynamodb.put',
  BatchWriteItem: 'dynamodb.put',
};

/** Starts DynamoDB on a local port: dynalite behind a thin front, with the world's delays, faults and journal. */
export async function startDynamoDb(world: World): Promise<DynamoDb> {
  const dynalite = startDynalite();
  const front = createFront(world, dynalite.ask);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const body = (await readBody(request)).toString();
    const input = parse(body);
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const accessKeyId = signerOf(request);
    const contactId = accessKeyId === undefined ? undefined : world.callerOf(accessKeyId)?.contactId;
    const atMs = world.clock.nowMs();
    const stage = STAGES[operation];
    const fault = world.faults.take('dynamodb', operation, contactId);

    let injectedMs = 0;
    if (stage) injectedMs += await world.delays.wait(stage, { contactId, signal: gone.signal });
    if (fault?.kind === 'slow') {
      injectedMs += fault.delayMs ?? 0;
      await world.clock.sleep(fault.delayMs ?? 0, gone.signal);
    }
    const answer = refusalOf(fault) ?? (await front.answer(operation, request.headers, body, input));
    const outcome = send(response, answer, fault);
    world.journal.add({
      service: 'dynamodb',
      operation,
      ...(accessKeyId === undefined ? {} : { accessKeyId }),
      ...(contactId === undefined ? {} : { contactId }),
      ...(input.TableName === undefined ? {} : { resource: input.TableName }),
      atMs,
      doneAtMs: world.clock.nowMs(),
      injectedMs,
      outcome,
    });
  }

  const server = await serveLocally((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.destroyed)
        send(response, invalid(error instanceof Error ? error.message : String(error)), undefined);
    });
  });

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

/** A fault that answers before the database is asked. */
function refusalOf(fault: Fault | undefined): DynaliteAnswer | undefined {
  if (fault?.kind === 'throttle') return refusals.throttled;
  if (fault?.kind === 'error') return refusals.internal;
  return undefined;
}

/** Sends the answer, or what a fault makes of it: `cut` and `hang` come after the write is done. */
function send(response: ServerResponse, answer: DynaliteAnswer, fault: Fault | undefined): string {
  if (fault?.kind === 'hang') return 'hang';
  if (fault?.kind === 'cut') {
    response.destroy();
    return 'cut';
  }
  const body = fault?.kind === 'corrupt' ? answer.body.slice(0, -2) : answer.body;
  response.writeHead(answer.statusCode, { ...answer.headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
  if (answer.statusCode === 200) return 'ok';
  return /#(\w+)"/.exec(answer.body)?.[1] ?? String(answer.statusCode);
}

function parse(body: string): DynamoDbInput {
  try {
    const input: unknown = JSON.parse(body);
    return typeof input === 'object' && input !== null ? input : {};
  } catch {
    return {};
  }
}
