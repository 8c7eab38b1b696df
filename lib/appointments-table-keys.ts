/** Keys of the table of appointments, both strings, and the attribute by which items expire. */
export const appointmentsTableKeys = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
} as const;
