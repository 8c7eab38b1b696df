import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The `calls` table as `lib/` deploys it. */
export const callsTable: CreateTableCommandInput = {
  TableName: 'calls',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};
