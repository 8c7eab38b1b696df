import type { ConditionTerms } from '../action-type.ts';
import { actionTypes } from '../action-types.ts';
import type { FlowAction } from '../flow.ts';
import { isLiteral } from '../parameter-text.ts';
import { type Finding, finding, place, type Rule } from '../rule.ts';

/** Each condition is one that its action can come to, with one operand, and none is missing. */
export const condition: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) => {
    const terms = actionTypes[action.Type]?.conditions;
    if (terms === undefined) return [];
    if (terms !== 'none') return judgeConditions(action, terms);
    if (action.Transitions.Conditions.length === 0) return [];
    const message = `${action.Type} does not support conditions.`;
    return [finding(place(action, 'Transitions.Conditions'), message, 'Branch with a Compare after it.')];
  });

/** Also used by the rules of actions whose conditions depend on their parameters. */
export function judgeConditions(action: FlowAction, terms: ConditionTerms): readonly Finding[] {
  const { Conditions } = action.Transitions;
  const operands = Conditions.map((branch) => branch.Operands[0]);
  return [
    ...(terms.all ?? [])
      .filter((operand) => !operands.includes(operand))
      .map((operand) =>
        finding(
          place(action, 'Transitions.Conditions'),
          `${action.Type} must have a branch for the condition Equals "${operand}".`,
          `Add { "NextAction": "…", "Condition": { "Operator": "Equals", "Operands": ["${operand}"] } }.`,
        ),
      ),
    ...(Conditions.length < (terms.atLeast ?? 0)
      ? [
          finding(
            place(action, 'Transitions.Conditions'),
            `${action.Type} has no condition.`,
            'Add one, or remove it.',
          ),
        ]
      : []),
    ...Conditions.flatMap(({ Operator, Operands }, n) => {
      const where = place(action, `Transitions.Conditions[${n}].Condition`);
      const operand = Operands[0];
      const earlier = Conditions.findIndex(
        (other) => other.Operator === Operator && other.Operands[0] === operand,
      );
      if (!terms.operators.includes(Operator)) {
        return [
          finding(
            where,
            `${action.Type} has no operator "${Operator}".`,
            `It takes ${terms.operators.join(', ')}.`,
          ),
        ];
      }
      if (Operands.length !== 1 || operand === undefined) {
        return [finding(where, 'A condition has exactly one operand.', 'Write a branch for each value.')];
      }
      if (terms.operands !== undefined && !terms.operands.includes(operand)) {
        const takes = `It takes ${terms.operands.map((known) => `"${known}"`).join(', ')}.`;
        return [finding(where, `${action.Type} never comes to "${operand}".`, takes)];
      }
      if (Operator.startsWith('Number') && isLiteral(operand) && !/^-?\d+(\.\d+)?$/.test(operand)) {
        return [finding(where, `"${operand}" is no number.`, 'Write a number, or compare with Equals.')];
      }
      if (earlier < n) return [finding(where, 'The same condition stands above.', 'Remove one of the two.')];
      return [];
    }),
  ];
}
