import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { required } from '../flow/parameters.ts';

/** Sets the queue that a transfer would go to. No agent has a queue of his own here. */
export const updateContactTargetQueue: Action = {
  type: 'UpdateContactTargetQueue',
  check({ Parameters: { QueueId: queue, AgentId: agent } }) {
    return (queue === undefined) === (agent === undefined)
      ? ['Exactly one of QueueId and AgentId must be set.']
      : [];
  },
  run(action, execution) {
    if (action.Parameters['AgentId'] !== undefined) throw new ActionError('The instance has no agents.');
    const id = required(action, 'QueueId', execution);
    const queue = execution.parts.queues?.find(({ arn }) => arn === id || arn.endsWith(`/queue/${id}`));
    if (queue === undefined) throw new ActionError(`The instance has no queue ${id}.`);
    execution.contact.queue = queue;
    return next;
  },
};
