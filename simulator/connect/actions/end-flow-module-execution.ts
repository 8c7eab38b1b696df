import type { Action } from '../flow/action.ts';

/** Back to the flow that invoked this module. */
export const endFlowModuleExecution: Action = {
  type: 'EndFlowModuleExecution',
  run: () => ({ way: 'end-module' }),
};
