import { isWholeNumber } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';

/** Three days. */
const LONGEST_SECONDS = 259_200;
const LIMITS = {
  InitialCallDelaySeconds: [0, LONGEST_SECONDS],
  RetryDelaySeconds: [0, LONGEST_SECONDS],
  MaximumConnectionAttempts: [1, 100],
} as const;

export const callback = ruleFor('CreateCallbackContact', (action) => [
  ...Object.entries(LIMITS).flatMap(([name, [least, most]]) => {
    const value = action.Parameters[name];
    if (value === undefined || isWholeNumber(value, least, most)) return [];
    const message = `${name} must be a whole number from ${least} to ${most}.`;
    return [finding(place(action, `Parameters.${name}`), message, 'Write it as a string.')];
  }),
  ...(action.Parameters['QueueId'] !== undefined && action.Parameters['AgentId'] !== undefined
    ? [
        finding(
          place(action, 'Parameters'),
          'A callback goes to a queue or to an agent.',
          'Keep QueueId or AgentId.',
        ),
      ]
    : []),
]);
