import { finding, place, ruleFor } from '../rule.ts';

/** A queue, or one agent's own queue. */
export const targetQueue = ruleFor('UpdateContactTargetQueue', (action) => {
  const given = ['QueueId', 'AgentId'].filter((name) => action.Parameters[name] !== undefined);
  if (given.length === 1) {
    const value = action.Parameters[given[0] ?? ''];
    if (typeof value !== 'object') return [];
    return [
      finding(place(action, `Parameters.${given[0]}`), 'This must be one string.', 'Write the ARN itself.'),
    ];
  }
  const message = `Exactly one of QueueId and AgentId must be given; here are ${given.length}.`;
  return [finding(place(action, 'Parameters'), message, 'Keep one.')];
});
