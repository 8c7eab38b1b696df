import type { ConversationRecord } from '../../lambdas/record/conversation-record.ts';
import type { RunningWorld } from '../start-world.ts';

/** Calls that nothing of the AI takes part in have no record; simulated ms each. */
const patienceMs = 3_000;
const everyMs = 100;

/** The record of a call that has ended, once it tells the outcome; what there is of it when patience or `signal` ends. */
export async function untilRecorded(
  running: Pick<RunningWorld, 'clock' | 'readRecord'>,
  contactId: string,
  signal?: AbortSignal,
): Promise<ConversationRecord | undefined> {
  const untilMs = running.clock.nowMs() + patienceMs;
  for (;;) {
    const record = await running.readRecord(contactId);
    if (record?.outcome !== undefined || running.clock.nowMs() >= untilMs || signal?.aborted === true)
      return record;
    // An abort ends the wait, not the answer.
    await running.clock.sleep(everyMs, signal).catch(() => undefined);
  }
}
