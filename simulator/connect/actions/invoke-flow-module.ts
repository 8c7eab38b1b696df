import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { required } from '../flow/parameters.ts';

const DEEPEST = 5;

/** Runs a module inside the flow. It begins without flow attributes, and leaves those of the flow as they were. */
export const invokeFlowModule: Action = {
  type: 'InvokeFlowModule',
  async run(action, execution) {
    const { contact, flows, signal } = execution;
    const id = required(action, 'FlowModuleId', execution);
    const module = [...flows.values()].find(({ arn }) => arn === id || arn.endsWith(`/flow-module/${id}`));
    if (module?.type !== 'MODULE') throw new ActionError(`The instance has no module ${id}.`);
    if (execution.depth >= DEEPEST) throw new ActionError(`Modules are nested deeper than ${DEEPEST}.`);
    const ofFlow = contact.flowAttributes;
    contact.flowAttributes = new Map();
    const ran = await execution.run(module, signal);
    contact.flowAttributes = ofFlow;
    return ran.way === 'end-module' ? next : ran;
  },
};
