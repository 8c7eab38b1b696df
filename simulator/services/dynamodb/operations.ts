import {
  BatchGetItem$,
  BatchWriteItem$,
  CreateTable$,
  DeleteItem$,
  DeleteTable$,
  DescribeTable$,
  DescribeTimeToLive$,
  GetItem$,
  ListTables$,
  PutItem$,
  Query$,
  Scan$,
  UpdateItem$,
  UpdateTable$,
  UpdateTimeToLive$,
} from '@aws-sdk/client-dynamodb';
import { NormalizedSchema } from '@smithy/core/schema';
import type { OperationSchema } from '../../wire/operation.ts';

interface DynamoDbOperation {
  /** The model of what may be asked. */
  readonly input: NormalizedSchema;
  /** Its delay. */
  readonly stage?: string;
}

/** What the stand-in serves. Transactions are missing: the product writes single items. */
export const operations: ReadonlyMap<string, DynamoDbOperation> = new Map([
  ...asked('dynamodb.get', [GetItem$, BatchGetItem$, Query$, Scan$]),
  ...asked('dynamodb.put', [PutItem$, UpdateItem$, DeleteItem$, BatchWriteItem$]),
  ...asked(undefined, [
    CreateTable$,
    DeleteTable$,
    DescribeTable$,
    ListTables$,
    UpdateTable$,
    DescribeTimeToLive$,
    UpdateTimeToLive$,
  ]),
]);

function asked(
  stage: string | undefined,
  schemas: readonly unknown[],
): [name: string, operation: DynamoDbOperation][] {
  return (schemas as readonly OperationSchema[]).map((schema) => [
    schema[2],
    { input: NormalizedSchema.of(schema[4]), ...(stage === undefined ? {} : { stage }) },
  ]);
}
