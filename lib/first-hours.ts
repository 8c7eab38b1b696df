import { weekdays } from '../lambdas/business-time/weekly-hours.ts';

/**
 * Opening hours before the first publishing, in an account and on a laptop: day and night, for without knowledge the
 * agent has the keypad menu to offer, and a closed line would turn everybody away.
 */
export const firstHours = {
  timeZone: 'UTC',
  config: weekdays.map((day) => ({
    day: day.toUpperCase() as Uppercase<typeof day>,
    startTime: { hours: 0, minutes: 0 },
    endTime: { hours: 0, minutes: 0 },
  })),
};
