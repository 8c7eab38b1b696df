import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { ActionError, result } from '../flow/outcome.ts';
import { optional, wholeNumber } from '../flow/parameters.ts';
import { playMessage } from '../prompt/play-message.ts';
import { messageProblems } from '../publish/message-problems.ts';

/** Loop prompts: round and round, until its time is up (`MessagesInterrupted`) or the contact leaves the flow. */
export const messageParticipantIteratively: Action = {
  type: 'MessageParticipantIteratively',
  check: (action) => {
    const messages = messagesOf(action.Parameters);
    return messages.length === 0 ? ['Messages is empty.'] : messages.flatMap(messageProblems);
  },
  async run(action, execution) {
    const messages = messagesOf(action.Parameters);
    const seconds = optional(action, 'InterruptFrequencySeconds', execution);
    const timeUp = new AbortController();
    const timer = new AbortController();
    if (seconds !== undefined) {
      const limitMs = wholeNumber(seconds, 'InterruptFrequencySeconds', 1, 86_400) * 1_000;
      execution.world.clock.sleep(limitMs, AbortSignal.any([execution.signal, timer.signal])).then(
        () => timeUp.abort(),
        () => {},
      );
    }
    try {
      while (!timeUp.signal.aborted) {
        const before = execution.world.clock.nowMs();
        for (const message of messages) {
          if (!timeUp.signal.aborted) await playMessage(action, message, execution, timeUp.signal);
        }
        if (execution.world.clock.nowMs() - before < 1) throw new ActionError('The messages hold no sound.');
      }
    } finally {
      timer.abort();
    }
    return result('MessagesInterrupted');
  },
};

function messagesOf(parameters: Readonly<Record<string, unknown>>): readonly Record<string, unknown>[] {
  const messages = parameters['Messages'];
  return Array.isArray(messages) ? messages.filter(isRecord) : [];
}
