import { createHash } from 'node:crypto';
import type { Action } from '../flow/action.ts';
import { result } from '../flow/outcome.ts';

/** Draws 1–100, seeded by world, contact and action. */
export const distributeByPercentage: Action = {
  type: 'DistributeByPercentage',
  run(action, { contact, world }) {
    const seed = `${world.seed}/${contact.contactId}/${action.Identifier}`;
    return result(String((createHash('sha256').update(seed).digest().readUInt32BE() % 100) + 1));
  },
};
