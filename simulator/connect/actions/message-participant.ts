import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';
import { playMessage } from '../prompt/play-message.ts';
import { messageProblems } from '../publish/message-problems.ts';

/** Play prompt. Nothing that the caller says or presses interrupts it. */
export const messageParticipant: Action = {
  type: 'MessageParticipant',
  check: (action) => messageProblems(action.Parameters),
  async run(action, execution) {
    await playMessage(action, action.Parameters, execution);
    return next;
  },
};
