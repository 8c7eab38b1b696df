import { isLiteral } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';

export const logging = ruleFor('UpdateFlowLoggingBehavior', (action) => {
  const value = action.Parameters['FlowLoggingBehavior'];
  if (typeof value !== 'string' || !isLiteral(value) || value === 'Enabled' || value === 'Disabled')
    return [];
  const where = place(action, 'Parameters.FlowLoggingBehavior');
  return [finding(where, 'There is no such behaviour.', 'Write "Enabled" or "Disabled".')];
});
