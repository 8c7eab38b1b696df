import type { Action } from '../flow/action.ts';
import { result } from '../flow/outcome.ts';
import { required, wholeNumber } from '../flow/parameters.ts';

/**
 * Says to continue `LoopCount` times, then once that it is done, and begins anew. The count lasts as long as
 * the call, over other actions and flows.
 * https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html
 */
export const loop: Action = {
  type: 'Loop',
  run(action, execution) {
    const { contact, flow } = execution;
    const count = wholeNumber(required(action, 'LoopCount', execution), 'LoopCount', 0, 100);
    const key = `${flow.arn}#${action.Identifier}`;
    const looped = contact.loops.get(key) ?? 0;
    if (looped < count) {
      contact.loops.set(key, looped + 1);
      return result('ContinueLooping');
    }
    contact.loops.delete(key);
    return result('DoneLooping');
  },
};
