import type { Action } from '../flow/action.ts';
import { newContact } from '../flow/contact.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { optional, required, wholeNumber } from '../flow/parameters.ts';
import { isDialable } from '../people/dialable.ts';
import { uuid } from '../uuid.ts';

/** Three days. */
const LONGEST_DELAY_SECONDS = 259_200;
const MOST_ATTEMPTS = 10;

/**
 * Orders a callback in the queue that is named or was set, to the number of UpdateContactCallbackNumber or else the one
 * that called. The flow goes on at once; see `runCallback` for what follows.
 */
export const createCallbackContact: Action = {
  type: 'CreateCallbackContact',
  run(action, execution) {
    const { contact, parts, world } = execution;
    const secondsMs = (name: string) =>
      wholeNumber(required(action, name, execution), name, 0, LONGEST_DELAY_SECONDS) * 1_000;
    const initialDelayMs = secondsMs('InitialCallDelaySeconds');
    const retryDelayMs = secondsMs('RetryDelaySeconds');
    const name = 'MaximumConnectionAttempts';
    const mostAttempts = wholeNumber(required(action, name, execution), name, 1, MOST_ATTEMPTS);
    const id = optional(action, 'QueueId', execution);
    const queue =
      id === undefined
        ? contact.queue
        : parts.queues?.find(({ arn }) => arn === id || arn.endsWith(`/queue/${id}`));
    if (queue === undefined)
      throw new ActionError('No queue has been set for the callback, or there is none.');
    const number = contact.callbackNumber ?? contact.customerNumber;
    if (number === undefined) throw new ActionError('There is no number.');
    const fault = world.faults.take('connect', 'CreateCallbackContact', contact.contactId);
    if (fault !== undefined) throw new ActionError('The callback could not be created (fault).');
    if (!isDialable(number, parts.dialable)) throw new ActionError('The instance may not call this country.');
    const { systemNumber, instanceArn, region, contactId } = contact;
    execution.callBack({
      contact: {
        ...newContact({
          contactId: uuid(`${contactId}/callback/${world.clock.nowMs()}`),
          customerNumber: number,
          ...{ systemNumber, instanceArn, region },
        }),
        initialContactId: contactId,
        initiationMethod: 'CALLBACK',
        attributes: contact.attributes,
        queuePriority: contact.queuePriority,
        queue,
      },
      ...{ number, queue: queue.arn, initialDelayMs, retryDelayMs, mostAttempts },
    });
    return next;
  },
};
