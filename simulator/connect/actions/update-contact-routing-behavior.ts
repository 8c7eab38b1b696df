import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { optional, required, wholeNumber } from '../flow/parameters.ts';

const MOST = Number.MAX_SAFE_INTEGER;

/** Priority 1 goes before 2 and so on, 5 where nothing was set; seconds count as waited. For the next queue entered. */
export const updateContactRoutingBehavior: Action = {
  type: 'UpdateContactRoutingBehavior',
  check({ Parameters: { QueuePriority: priority, QueueTimeAdjustmentSeconds: adjustment } }) {
    return (priority === undefined) === (adjustment === undefined)
      ? ['Exactly one of QueuePriority and QueueTimeAdjustmentSeconds must be set.']
      : [];
  },
  run(action, execution) {
    const { contact } = execution;
    const priority = optional(action, 'QueuePriority', execution);
    if (priority !== undefined) contact.queuePriority = wholeNumber(priority, 'QueuePriority', 1, MOST);
    else {
      const seconds = required(action, 'QueueTimeAdjustmentSeconds', execution);
      contact.queueAheadMs = Number(seconds) * 1_000;
      if (!Number.isInteger(contact.queueAheadMs))
        throw new ActionError(`"${seconds}" is no number of seconds.`);
    }
    return next;
  },
};
