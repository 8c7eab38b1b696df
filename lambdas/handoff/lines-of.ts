import type { BusinessProfile } from '../knowledge/business-profile.ts';
import type { Line } from './handoff.ts';

/** Long enough to reach for a phone, and over before most mobiles send the call to a mailbox (20 to 30 s). */
export const ringSeconds = 18;

/**
 * The phones that are rung, in the order of the file: the line on call in an emergency, else the staff. The caller's own
 * and those that forward to the agent are left out: a call to them would come back.
 */
export function linesOf(
  profile: Pick<BusinessProfile, 'staff' | 'roads'>,
  call: { readonly reasonCode: string; readonly from?: string | undefined },
): readonly Line[] {
  const { onCall, forwardedFrom, ringSeconds: firstSeconds } = profile.roads;
  if (call.reasonCode === 'closed') return [];
  const emergency: Line[] =
    onCall === undefined ? [] : [{ name: 'the person on call', number: onCall, seconds: ringSeconds }];
  const seconds = call.reasonCode === 'staff-first' ? firstSeconds : ringSeconds;
  const staff = profile.staff.map(({ name, phone }): Line => ({ name, number: phone, seconds }));
  const lines = (call.reasonCode === 'emergency' ? emergency : staff).filter(
    ({ number }) => number !== call.from && !forwardedFrom.includes(number),
  );
  // Nobody waits longer for the assistant than one phone rings.
  return call.reasonCode === 'staff-first' ? lines.slice(0, 1) : lines;
}
