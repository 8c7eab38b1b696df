import { setImmediate } from 'node:timers/promises';
import { unsupportedClaims } from './grounding/unsupported-claims.ts';
import { type KnownBusiness, turnKnowledge } from './turn-knowledge.ts';

const said = 'Are you open tomorrow at nine in the morning?';

/**
 * Runs what of a turn never leaves the process, before a caller waits for it: expressions and date formats are compiled
 * when they are first used, which takes 60 ms together, and the facts of the minute are read. Never rejects.
 */
export async function rehearseTurn(business: KnownBusiness, nowMs: number): Promise<void> {
  await setImmediate();
  try {
    const { facts, standing } = turnKnowledge(business, { said, history: [] }, nowMs);
    const given = [...facts, ...standing];
    const grounds = { cited: given, facts, given, said, businessName: business.sayName };
    unsupportedClaims('Yes, tomorrow we are open from 9 a.m.', grounds);
  } catch {
    // The first turn will meet the same failure, and has a way out of it.
  }
}
