import { finding, place, ruleFor } from '../rule.ts';

/** A draw from 1 to 100: each branch is taken below its bound, so the bounds rise. */
export const percentage = ruleFor('DistributeByPercentage', (action) => {
  const bounds = action.Transitions.Conditions.map((branch) => Number(branch.Operands[0]));
  if (bounds.some(Number.isNaN)) return [];
  const rises = bounds.every((bound, n) => bound > (bounds[n - 1] ?? 1) && bound <= 101);
  if (rises) return [];
  const where = place(action, 'Transitions.Conditions');
  return [
    finding(
      where,
      'The bounds must rise, from 2 to 101.',
      'Write each as one more than the sum of the shares up to it: 30 % and 20 % are "31" and "51".',
    ),
  ];
});
