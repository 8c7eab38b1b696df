import { localTime } from '../business-time/local-time.ts';
import { nextOpening } from '../business-time/opening-times.ts';
import { spokenDate } from '../business-time/spoken-date.ts';
import { spokenTime } from '../business-time/spoken-time.ts';
import type { BusinessProfile } from './business-profile.ts';

/** What a caller hears outside opening hours: the owner's own words, or that it is closed, and when it next opens. */
export function closedMessage(
  profile: Pick<BusinessProfile, 'closedMessage' | 'sayName' | 'hours' | 'specialDays' | 'timeZone'>,
  nowMs: number,
): string {
  const { sayName, timeZone } = profile;
  const first = profile.closedMessage ?? `Thank you for calling ${sayName}. We are closed right now.`;
  const next = nextOpening(profile, timeZone, nowMs);
  if (next === undefined) return first;
  const when = localTime(next.fromMs, timeZone);
  // "9 a.m." ends a sentence by itself.
  const time = spokenTime(when.minutes);
  return `${first} We open again on ${spokenDate(when)}, at ${time}${time.endsWith('.') ? '' : '.'}`;
}
