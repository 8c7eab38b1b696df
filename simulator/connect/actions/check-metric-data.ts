import type { Action } from '../flow/action.ts';
import { ActionError, result } from '../flow/outcome.ts';
import { optional } from '../flow/parameters.ts';
import type { QueueRoom } from '../queue/queue-room.ts';

const METRICS: readonly unknown[] = [
  'NumberOfAgentsAvailable',
  'NumberOfAgentsStaffed',
  'NumberOfAgentsOnline',
  'NumberOfContactsInQueue',
  'OldestContactInQueueAgeSeconds',
];

/** Metrics of a queue: the agents who serve it, and the contacts that wait in it. */
export const checkMetricData: Action = {
  type: 'CheckMetricData',
  check({ Parameters: { MetricType: metric } }) {
    return METRICS.includes(metric) ? [] : ['Invalid Action property value. MetricType'];
  },
  run(action, execution) {
    const queue = optional(action, 'QueueId', execution) ?? execution.contact.queue?.arn;
    if (queue === undefined) throw new ActionError('No queue is named, and none has been set.');
    return result(String(read(action.Parameters['MetricType'], queue, execution.queues)));
  },
};

function read(metric: unknown, queue: string, queues: QueueRoom): number {
  switch (metric) {
    case 'NumberOfContactsInQueue':
      return queues.waiting(queue);
    case 'OldestContactInQueueAgeSeconds':
      return Math.floor(queues.oldestMs(queue) / 1_000);
    case 'NumberOfAgentsAvailable':
      return queues.agentsOf(queue).available;
    default:
      return queues.agentsOf(queue).online;
  }
}
