import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import type { CallItem } from '../../lambdas/call/call-item.ts';
import { createCall } from '../../lambdas/call/call-store.ts';
import type { AskSettings } from '../../lambdas/call/steps/answer-ask.ts';
import { callsTable } from '../../simulator/deployment/tables.ts';
import type { Fault } from '../../simulator/faults.ts';
import type { JournalEntry } from '../../simulator/journal.ts';
import { type DynamoDb, startDynamoDb } from '../../simulator/services/dynamodb/start-dynamodb.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { callItem } from './call-item-fixture.ts';

export interface CallsTable {
  readonly table: string;
  readonly requests: readonly JournalEntry[];
  /** For asks of calls that are in the table. */
  readonly askSettings: AskSettings;
  /** Makes requests fail from now on. */
  fault(fault: Fault): void;
  /** Puts a call of its own into the table. */
  call(over?: Partial<CallItem>): Promise<CallItem>;
  /** All items that are stored of a call, by sort key. */
  stored(contactId: string): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
}

/** The `calls` table behind DynamoDB's own protocol, for the tests of one file; the SDK clients of its thread find it. */
export async function startCallsTable(): Promise<CallsTable> {
  const world = quietWorld();
  const dynamodb: DynamoDb = await startDynamoDb(world);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = dynamodb.url;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDTEST';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  afterAll(() => dynamodb.close());
  await dynamodb.createTable(callsTable);
  return {
    table: 'calls',
    requests: world.journal.entries,
    askSettings: {
      table: 'calls',
      orchestrator: 'call-orchestrator',
      waitMs: 5_000,
      begin: () => Promise.reject(new Error('The call is there already.')),
    },
    fault: (fault) => world.faults.add(fault),
    call: (over = {}) =>
      createCall('calls', callItem({ contactId: randomUUID(), ...over }), AbortSignal.timeout(5_000)),
    async stored(contactId) {
      const items = await dynamodb.readTable('calls');
      const own = items.filter(({ pk }) => pk === `CALL#${contactId}`);
      return Object.fromEntries(own.map((item) => [String(item['sk']), item]));
    },
  };
}
