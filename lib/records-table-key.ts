import type { recordKey } from '../lambdas/appointments/lookups/record-key.ts';

/** Partition key of a table of the business's records, a string. */
export const recordsTableKey: typeof recordKey = 'key';
