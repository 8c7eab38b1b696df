import type { Action } from '../flow/action.ts';
import { ActionError, result } from '../flow/outcome.ts';
import { optional } from '../flow/parameters.ts';
import { isOpen } from '../hours-of-operation.ts';

/** `True` or `False` for the hours named, or else for those of the queue that has been set. */
export const checkHoursOfOperation: Action = {
  type: 'CheckHoursOfOperation',
  run(action, execution) {
    const { contact, parts, world } = execution;
    const id = optional(action, 'HoursOfOperationId', execution) ?? contact.queue?.hoursOfOperationArn;
    if (id === undefined) throw new ActionError('No hours are named, and no queue with hours is set.');
    const hours = parts.hours?.find(({ arn }) => arn === id || arn.endsWith(`/operating-hours/${id}`));
    if (hours === undefined) throw new ActionError(`The instance has no hours of operation ${id}.`);
    return result(isOpen(hours, world.clock.nowMs()) ? 'True' : 'False');
  },
};
