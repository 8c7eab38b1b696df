import { finding, place, ruleFor } from '../rule.ts';

export const routingBehavior = ruleFor('UpdateContactRoutingBehavior', (action) => {
  const given = ['QueuePriority', 'QueueTimeAdjustmentSeconds'].filter(
    (name) => action.Parameters[name] !== undefined,
  );
  if (given.length === 1) return [];
  const message = `Exactly one of QueuePriority and QueueTimeAdjustmentSeconds must be given; here are ${given.length}.`;
  return [finding(place(action, 'Parameters'), message, 'Use an action for each.')];
});
