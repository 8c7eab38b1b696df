import { changeHandoff } from '../handoff/handoff-store.ts';
import { setOutcome } from './steps/set-outcome.ts';

/** An agent has taken the caller out of the queue. Does nothing for a call that was not on its way to a person. */
export async function noteAnswered(table: string, contactId: string, signal: AbortSignal): Promise<void> {
  const handoff = await changeHandoff(
    table,
    contactId,
    (now) => (now === undefined || now.state === 'answered' ? now : { ...now, state: 'answered' }),
    signal,
  );
  if (handoff === undefined) return;
  await setOutcome(table, contactId, { kind: 'transferred', reason: handoff.reasonCode }, signal);
}
