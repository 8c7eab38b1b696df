import type { SpecialDays } from '../business-time/opening-hours.ts';
import type { WeeklyHours } from '../business-time/weekly-hours.ts';

/** The front matter of the knowledge file, checked. */
export interface BusinessProfile {
  readonly name: string;
  /** How the agent says the name. */
  readonly sayName: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  /** Holidays, and days with other hours. */
  readonly specialDays: SpecialDays;
  /** Callers who are put straight through; E.164. */
  readonly vips: readonly string[];
  /** BCP 47, as Transcribe and Polly name it. */
  readonly language: string;
  /** A generative voice of Polly. */
  readonly voice: string;
  readonly greeting: string;
}
