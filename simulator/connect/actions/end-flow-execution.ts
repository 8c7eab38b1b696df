import type { Action } from '../flow/action.ts';

/** Ends a queue's or a whisper's flow; in any other it disconnects. */
export const endFlowExecution: Action = {
  type: 'EndFlowExecution',
  run: (_, { flow }) =>
    flow.type === 'CUSTOMER_QUEUE' ? { way: 'end-module' } : { way: 'end', reason: 'flow-disconnected' },
};
