import type { Action } from '../flow/action.ts';
import { ActionError } from '../flow/outcome.ts';
import { required } from '../flow/parameters.ts';

/** Goes to another flow for good. Flow attributes stay behind, contact attributes come along. */
export const transferToFlow: Action = {
  type: 'TransferToFlow',
  run(action, execution) {
    const id = required(action, 'ContactFlowId', execution);
    const flow = [...execution.flows.values()].find(
      ({ arn }) => arn === id || arn.endsWith(`/contact-flow/${id}`),
    );
    if (flow === undefined || flow.type === 'MODULE')
      throw new ActionError(`The instance has no flow ${id}.`);
    if (!['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'].includes(flow.type)) {
      throw new ActionError(
        `${flow.name} is a flow of type ${flow.type}, to which no contact can be transferred.`,
      );
    }
    return { way: 'flow', arn: flow.arn };
  },
};
