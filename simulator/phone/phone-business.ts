import type { WeeklyHours } from '../../lambdas/business-time/weekly-hours.ts';

/** The business that the page calls. */
export interface PhoneBusiness {
  readonly name: string;
  /** E.164. */
  readonly number: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  /** Callers who are put straight through; E.164. */
  readonly vips: readonly string[];
  /** ISO 8601, by the simulated clock. */
  readonly now: string;
}
