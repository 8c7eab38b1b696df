import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { required } from '../flow/parameters.ts';
import { isDialable } from '../people/dialable.ts';

/** The number that a callback would dial. */
export const updateContactCallbackNumber: Action = {
  type: 'UpdateContactCallbackNumber',
  run(action, execution) {
    const number = required(action, 'CallbackNumber', execution);
    if (!/^\+[1-9]\d{6,14}$/.test(number))
      throw new ActionError('It is no E.164 number.', 'InvalidCallbackNumber');
    if (!isDialable(number, execution.parts.dialable))
      throw new ActionError('The instance may not call this country.', 'CallbackNumberNotDialable');
    execution.contact.callbackNumber = number;
    return next;
  },
};
