/** The days themselves. Throws a RangeError for what is no whole number of days from one to ten years. */
export function checkRetentionDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= 3_650) return days;
  throw new RangeError(
    `retentionDays is ${days}; calls are kept for a whole number of days, 1 to 3650, for example -c retentionDays=90.`,
  );
}
