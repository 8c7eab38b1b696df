import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import type { FlowResource } from '../connect-parts.ts';

/** A flow or module that the instance has taken. */
export interface PublishedFlow {
  readonly name: string;
  readonly arn: string;
  readonly type: FlowResource['type'];
  readonly startAction: string;
  readonly actions: ReadonlyMap<string, FlowAction>;
}
