import type { Action } from '../flow/action.ts';

export const disconnectParticipant: Action = {
  type: 'DisconnectParticipant',
  run: () => ({ way: 'end', reason: 'flow-disconnected' }),
};
