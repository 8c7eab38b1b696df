import type { Action } from '../flow/action.ts';
import { ActionError } from '../flow/outcome.ts';

/** The flow language's Wait is for chats: https://docs.aws.amazon.com/connect/latest/adminguide/wait.html */
export const wait: Action = {
  type: 'Wait',
  run() {
    throw new ActionError('Wait works for chats only; play a silent prompt instead.');
  },
};
