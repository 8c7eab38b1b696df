import type { FlowType } from './flow.ts';

/** What Connect takes for one type of action. A part that is absent is not judged by the table. */
export interface ActionType {
  /** Every parameter it knows. */
  readonly parameters?: Readonly<Record<string, 'required' | 'optional'>>;
  /** Every error type it knows. */
  readonly errors?: {
    readonly required?: readonly string[];
    readonly optional?: readonly string[];
  };
  readonly conditions?: 'none' | ConditionTerms;
  /** Ends the execution of this flow: no transitions at all. */
  readonly terminal?: true;
  /** The flow types it works in; absent for all of them. */
  readonly flowTypes?: readonly FlowType[];
  /** Works in modules only. */
  readonly moduleOnly?: true;
}

export interface ConditionTerms {
  readonly operators: readonly string[];
  /** The only operands it knows. */
  readonly operands?: readonly string[];
  /** Operands of which each must have its branch. */
  readonly all?: readonly string[];
  readonly atLeast?: number;
}
