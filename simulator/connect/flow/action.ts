import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import type { Execution } from './execution.ts';
import type { Outcome } from './outcome.ts';

/** One type of action of the flow language. */
export interface Action {
  readonly type: string;
  /** What Connect refuses in it when the flow is published, beyond parameters, errors and conditions it does not know. */
  check?(action: FlowAction): readonly string[];
  run(action: FlowAction, execution: Execution): Promise<Outcome> | Outcome;
}
