import { finding, place, type Rule } from '../rule.ts';
import { scalars } from './strings-only.ts';

/** Connect takes no empty string anywhere, neither as a parameter nor as an operand; a space it takes. */
export const emptyString: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) => [
    ...Object.entries(action.Parameters)
      .flatMap(([name, value]) => scalars(value, `Parameters.${name}`))
      .filter(({ value }) => value === '')
      .map(({ path }) =>
        finding(
          place(action, path),
          'A parameter must not be an empty string.',
          'Leave it out, or use a value that stands for nothing, such as "none".',
        ),
      ),
    ...action.Transitions.Conditions.flatMap((condition, n) =>
      condition.Operands.some((operand) => operand === '')
        ? [
            finding(
              place(action, `Transitions.Conditions[${n}].Condition.Operands`),
              'An operand must not be an empty string.',
              'Let whatever makes the value return a word for nothing, such as "none", and compare with that.',
            ),
          ]
        : [],
    ),
  ]);
