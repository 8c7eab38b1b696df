import type { FlowAction } from './flow.ts';

/** One way out of an action. */
export interface Road {
  readonly to: string;
  /** `NextAction`, `Conditions[1]` or `Errors[0]`. */
  readonly by: string;
  readonly errorType?: string;
}

export function roadsFrom(action: FlowAction): readonly Road[] {
  const { NextAction, Conditions, Errors } = action.Transitions;
  return [
    ...(NextAction === undefined ? [] : [{ to: NextAction, by: 'NextAction' }]),
    ...Conditions.map((branch, n) => ({ to: branch.NextAction, by: `Conditions[${n}]` })),
    ...Errors.map((branch, n) => ({
      to: branch.NextAction,
      by: `Errors[${n}]`,
      errorType: branch.ErrorType,
    })),
  ];
}

/** The roads that are no failure. */
export function plainRoadsFrom(action: FlowAction): readonly Road[] {
  return roadsFrom(action).filter((road) => road.errorType === undefined);
}
