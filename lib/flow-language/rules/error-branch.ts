import { actionTypes } from '../action-types.ts';
import type { FlowAction } from '../flow.ts';
import { type Finding, type FlowUnderTest, finding, place, type Rule } from '../rule.ts';

/** Each action has the error branches that its type asks for, each once, and no other. */
export const errorBranch: Rule = (test) =>
  test.flow.Actions.flatMap((action) => {
    const known = actionTypes[action.Type]?.errors;
    if (known === undefined) return [];
    const required = [
      ...(known.required ?? []),
      ...(mustAnswerFailure(action, test) ? ['NoMatchingError'] : []),
    ];
    return judgeErrors(action, required, known.optional ?? []);
  });

/** Also used by the rules of actions whose error types depend on their parameters. */
export function judgeErrors(
  action: FlowAction,
  required: readonly string[],
  optional: readonly string[],
): readonly Finding[] {
  const present = action.Transitions.Errors.map((branch) => branch.ErrorType);
  return [
    ...required
      .filter((type) => !present.includes(type))
      .map((type) =>
        finding(
          place(action, 'Transitions.Errors'),
          `${action.Type} must have a branch for the error ${type}.`,
          `Add { "NextAction": "…", "ErrorType": "${type}" }, to something that the caller hears.`,
        ),
      ),
    ...present.flatMap((type, n) => {
      const where = place(action, `Transitions.Errors[${n}].ErrorType`);
      if (present.indexOf(type) < n)
        return [finding(where, `The error ${type} has a branch already.`, 'Keep one.')];
      if (required.includes(type) || optional.includes(type)) return [];
      const known = [...required, ...optional];
      const takes =
        known.length === 0 ? 'It knows no error: remove the branch.' : `It knows ${known.join(', ')}.`;
      return [finding(where, `${action.Type} refuses a branch for the error ${type}.`, takes)];
    }),
  ];
}

/** Connect publishes a message without an error branch; a caller whose prompt fails is then left alone. */
function mustAnswerFailure(action: FlowAction, { type, module }: FlowUnderTest): boolean {
  if (action.Type !== 'MessageParticipant') return false;
  return module || type === 'CONTACT_FLOW' || type === 'AGENT_TRANSFER' || type === 'QUEUE_TRANSFER';
}
