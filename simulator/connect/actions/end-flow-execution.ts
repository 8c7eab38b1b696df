import type { Action } from '../flow/action.ts';

const BESIDE_THE_CONTACT = new Set([
  'CUSTOMER_QUEUE',
  'CUSTOMER_WHISPER',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'CUSTOMER_HOLD',
  'AGENT_HOLD',
]);

/** Ends a queue's, a whisper's or a hold's flow; in any other it disconnects. */
export const endFlowExecution: Action = {
  type: 'EndFlowExecution',
  run: (_, { flow }) =>
    BESIDE_THE_CONTACT.has(flow.type) ? { way: 'end-module' } : { way: 'end', reason: 'flow-disconnected' },
};
