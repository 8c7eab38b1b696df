import { isWholeNumber } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';

export const loop = ruleFor('Loop', (action) => {
  const count = action.Parameters['LoopCount'];
  if (count === undefined || isWholeNumber(count, 0, 100)) return [];
  const message = 'LoopCount must be a whole number from 0 to 100.';
  return [finding(place(action, 'Parameters.LoopCount'), message, 'Write the most rounds you want.')];
});
