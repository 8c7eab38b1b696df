import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { appointmentsTableKeys } from '../../lib/appointments-table-keys.ts';
import { callsTableKeys } from '../../lib/calls-table-keys.ts';
import { recordsTableKey } from '../../lib/records-table-key.ts';

const { byDay, partitionKey, sortKey } = callsTableKeys;

/** The `calls` table as `lib/` deploys it. */
export const callsTable: CreateTableCommandInput = {
  TableName: 'calls',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [partitionKey, sortKey, byDay.partitionKey].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: keysOf({ partitionKey, sortKey }),
  GlobalSecondaryIndexes: [
    { IndexName: byDay.indexName, KeySchema: keysOf(byDay), Projection: { ProjectionType: 'ALL' } },
  ],
};

/** The `appointments` table as `lib/` deploys it. */
export const appointmentsTable: CreateTableCommandInput = {
  TableName: 'appointments',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [appointmentsTableKeys.partitionKey, appointmentsTableKeys.sortKey].map(
    (AttributeName) => ({ AttributeName, AttributeType: 'S' }),
  ),
  KeySchema: keysOf(appointmentsTableKeys),
};

function keysOf(keys: {
  readonly partitionKey: string;
  readonly sortKey: string;
}): NonNullable<CreateTableCommandInput['KeySchema']> {
  return [
    { AttributeName: keys.partitionKey, KeyType: 'HASH' },
    { AttributeName: keys.sortKey, KeyType: 'RANGE' },
  ];
}

/** A table of the business's records, as `lib/` deploys it for a lookup. */
export function recordsTable(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: recordsTableKey, AttributeType: 'S' }],
    KeySchema: [{ AttributeName: recordsTableKey, KeyType: 'HASH' }],
  };
}
