import type { Action } from '../flow/action.ts';
import { ActionError, result } from '../flow/outcome.ts';
import { optional } from '../flow/parameters.ts';

const METRICS: readonly unknown[] = [
  'NumberOfAgentsAvailable',
  'NumberOfAgentsStaffed',
  'NumberOfAgentsOnline',
  'NumberOfContactsInQueue',
  'OldestContactInQueueAgeSeconds',
];

/** Metrics of a queue: no agents; the contacts that wait in it. */
export const checkMetricData: Action = {
  type: 'CheckMetricData',
  check({ Parameters: { MetricType: metric } }) {
    return METRICS.includes(metric) ? [] : ['Invalid Action property value. MetricType'];
  },
  run(action, execution) {
    const queue = optional(action, 'QueueId', execution) ?? execution.contact.queue?.arn;
    if (queue === undefined) throw new ActionError('No queue is named, and none has been set.');
    const metric = action.Parameters['MetricType'];
    return result(metric === 'NumberOfContactsInQueue' ? String(execution.queues.waiting(queue)) : '0');
  },
};
