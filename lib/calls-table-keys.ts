/** Keys of the table of calls, all strings, and the attribute by which items expire. */
export const callsTableKeys = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  /** Records by the day on which the call began. */
  byDay: { indexName: 'byDay', partitionKey: 'day', sortKey: 'sk' },
} as const;
