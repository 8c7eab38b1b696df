import { spokenWeek } from '../business-time/spoken-hours.ts';
import type { BusinessProfile } from './business-profile.ts';

/** What flows say of the opening hours: as published, and as deployed where nothing published can be had. */
export interface OpeningTexts {
  /** To whoever calls while the business is closed. */
  readonly closed: string;
  /** Read out in the keypad menu. */
  readonly hours: string;
}

export function openingTexts({
  sayName,
  closedMessage,
  hours,
}: Pick<BusinessProfile, 'sayName' | 'closedMessage' | 'hours'>): OpeningTexts {
  const week = `We are open ${spokenWeek(hours)}.`;
  return {
    closed: closedMessage ?? `Thank you for calling ${sayName}. We are closed right now. ${week}`,
    hours: week,
  };
}
