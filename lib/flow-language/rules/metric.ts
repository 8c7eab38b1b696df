import { isLiteral } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';

const METRICS = [
  'NumberOfAgentsAvailable',
  'NumberOfAgentsStaffed',
  'NumberOfAgentsOnline',
  'OldestContactInQueueAgeSeconds',
  'NumberOfContactsInQueue',
];

export const metric = ruleFor('CheckMetricData', (action) => {
  const type = action.Parameters['MetricType'];
  if (typeof type !== 'string' || !isLiteral(type) || METRICS.includes(type)) return [];
  const where = place(action, 'Parameters.MetricType');
  return [finding(where, `There is no metric "${type}".`, `Use one of ${METRICS.join(', ')}.`)];
});
