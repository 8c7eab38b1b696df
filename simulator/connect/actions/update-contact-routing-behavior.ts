import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';

/** Accepted; a queue without agents has no order. */
export const updateContactRoutingBehavior: Action = {
  type: 'UpdateContactRoutingBehavior',
  check({ Parameters: { QueuePriority: priority, QueueTimeAdjustmentSeconds: adjustment } }) {
    return (priority === undefined) === (adjustment === undefined)
      ? ['Exactly one of QueuePriority and QueueTimeAdjustmentSeconds must be set.']
      : [];
  },
  run: () => next,
};
