import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import type { EndReason } from '../phone-call.ts';
import { firstThatHolds } from './condition.ts';
import { ActionError, type Outcome } from './outcome.ts';

/** The way on from an action, and how it came out in a word or two. */
export type Leaving = { readonly told: string } & (
  | { readonly way: 'action'; readonly identifier: string }
  | { readonly way: 'flow'; readonly arn: string }
  | { readonly way: 'end-module' }
  | { readonly way: 'end'; readonly reason: EndReason; readonly problem?: string }
);

/**
 * Chooses the branch: the condition that holds, else `NoMatchingCondition`, else NextAction; for an error
 * its own branch, else that of `NoMatchingError`. Where there is none the contact ends, without a word to the caller.
 */
export function leave(
  action: FlowAction,
  outcome: Outcome | ActionError,
  resolve: (operand: string) => string | null,
): Leaving {
  const { NextAction, Conditions, Errors } = action.Transitions;
  const branch = (type: string) => Errors.find((found) => found.ErrorType === type)?.NextAction;
  const go = (identifier: string | undefined, told: string): Leaving =>
    identifier === undefined
      ? {
          way: 'end',
          reason: 'flow-error',
          problem: `"${action.Identifier}" has no branch for: ${told}`,
          told,
        }
      : { way: 'action', identifier, told };

  if (outcome instanceof ActionError) {
    return go(branch(outcome.error) ?? branch('NoMatchingError'), `${outcome.error}: ${outcome.message}`);
  }
  switch (outcome.way) {
    case 'next':
      return go(NextAction, 'ok');
    case 'result': {
      const held = firstThatHolds(Conditions, outcome.value, resolve);
      if (held !== undefined) return go(held.NextAction, `${held.Operator} ${held.Operands.join(', ')}`);
      return go(branch('NoMatchingCondition') ?? NextAction, 'NoMatchingCondition');
    }
    case 'end':
      return { ...outcome, told: outcome.reason };
    default:
      return { ...outcome, told: 'ok' };
  }
}
