import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';

/** Flow logging from here on, also in the flows that follow. */
export const updateFlowLoggingBehavior: Action = {
  type: 'UpdateFlowLoggingBehavior',
  check({ Parameters: { FlowLoggingBehavior: behavior } }) {
    return behavior === 'Enabled' || behavior === 'Disabled' ? [] : ['Invalid FlowLoggingBehavior.'];
  },
  run(action, { contact }) {
    contact.logging = action.Parameters['FlowLoggingBehavior'] === 'Enabled';
    return next;
  },
};
