import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { required, wholeNumber } from '../flow/parameters.ts';

/** Three days. */
const LONGEST_DELAY_SECONDS = 259_200;

/** Takes a callback; nobody ever makes it here. */
export const createCallbackContact: Action = {
  type: 'CreateCallbackContact',
  run(action, execution) {
    const { contact } = execution;
    for (const name of ['InitialCallDelaySeconds', 'RetryDelaySeconds']) {
      wholeNumber(required(action, name, execution), name, 0, LONGEST_DELAY_SECONDS);
    }
    if (contact.queue === undefined && action.Parameters['QueueId'] === undefined) {
      throw new ActionError('No queue has been set for the callback.');
    }
    if ((contact.callbackNumber ?? contact.customerNumber) === undefined)
      throw new ActionError('There is no number.');
    return next;
  },
};
