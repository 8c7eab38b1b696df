import { type FindClaims, matchesOf } from './claim.ts';

const deeds = [
  /\b(?:i've|i have|i|we've|we have|i just|we just) (?:just |now |already |gone ahead and )?(?:booked|scheduled|reserved|cancell?ed|rescheduled|changed|moved|sent|texted|emailed|charged|refunded|updated|noted|confirmed|arranged|set up|put you down|added|applied|forwarded|transferred|passed)\b/g,
  /\byou(?:'re| are) (?:all |now )?(?:booked|set|scheduled|confirmed|signed up|registered|in for|down for)\b/g,
  /\byou (?:now )?have an appointment\b|\bsee you (?:on|at|tomorrow|then|soon|today|next|this)\b/g,
  /\byour (?:appointment|booking|reservation|order|refund|request) (?:is|has been|was) (?:now )?(?:booked|confirmed|made|scheduled|cancell?ed|moved|changed|approved|processed|issued|noted)\b/g,
  /\bi(?:'ll| will| can| could|'m going to| am going to) (?:also |gladly |happily |certainly )?(?:book|schedule|reserve|cancel|reschedule|send|text|email|call|charge|refund|waive|give|offer|arrange|make|put|add|apply|get|let|take|check|pass|ask|tell|forward|transfer|connect|pay|hold|save|do|have|approve|help you with)\b/g,
  /\b(?:that's|it's|all|consider it) (?:booked|done|confirmed|settled|arranged)\b/g,
  /\b(?:someone|somebody|a (?:manager|person|colleague|technician|mechanic)|our \w+|he|she|they) (?:will|'ll|is going to) (?:call|phone|text|email|contact|visit|come|be there|get back|reach out|follow up)\b/g,
];

/**
 * What the agent says that it has done or will do. No passage supports that: only code that has done it may say so,
 * in words of its own.
 */
export const findDeeds: FindClaims = (text) => {
  const claims = deeds.flatMap((deed) => matchesOf(text, deed).map(([said]) => ({ said, keys: [] })));
  return { claims, rest: text };
};
