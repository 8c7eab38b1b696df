import type { FindClaims } from './claim.ts';

const deeds = [
  /\b(?:i've|i have|i|we've|we have) (?:just |now |already )?(?:booked|scheduled|reserved|cancell?ed|rescheduled|changed|moved|sent|texted|emailed|charged|refunded|updated|noted|confirmed|arranged|set up)\b/g,
  /\byou(?:'re| are) (?:all |now )?(?:booked|set|scheduled|confirmed)\b/g,
  /\byour (?:appointment|booking|reservation) (?:is|has been) (?:now )?(?:booked|confirmed|made|scheduled|cancell?ed|moved|changed)\b/g,
  /\bi(?:'ll| will| can| could|'m going to) (?:also )?(?:book|schedule|reserve|cancel|reschedule|send|text|email|call|charge|refund|waive|give you|offer you|arrange|make an exception)\b/g,
  /\b(?:that's|it's|all) (?:booked|done|confirmed)\b/g,
];

/**
 * What the agent says that it has done or will do. No passage supports that: only code that has done it may say so,
 * in words of its own.
 */
export const findDeeds: FindClaims = (text) => {
  const claims = deeds.flatMap((deed) => Array.from(text.matchAll(deed), ([said]) => ({ said, keys: [] })));
  return { claims, rest: text };
};
