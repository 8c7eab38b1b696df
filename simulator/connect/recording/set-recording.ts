import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Execution } from '../flow/execution.ts';
import { ActionError } from '../flow/outcome.ts';
import { startIvr, stopIvr } from './recording-state.ts';

/**
 * Sets what is recorded from here on: `{ "RecordedParticipants": […], "IVRRecordingBehavior": "Enabled" | "Disabled" }`.
 * The automated part (IVR, and a third party that it was transferred to) is recorded at once, the part with an agent
 * once they are joined. Throws `ActionError` where the recording could not be set.
 * https://docs.aws.amazon.com/connect/latest/adminguide/about-recording-behavior.html
 */
export function setRecording(behaviour: unknown, { contact, world }: Execution): void {
  const fault = world.faults.take('connect', 'UpdateContactRecordingBehavior', contact.contactId);
  if (fault !== undefined) throw new ActionError(`The recording could not be set (${fault.kind}).`);
  if (!isRecord(behaviour)) return;
  const { RecordedParticipants: participants, IVRRecordingBehavior: ivr } = behaviour;
  if (Array.isArray(participants)) {
    contact.recording = { ...contact.recording, participants: participants.map(String) };
  }
  const nowMs = world.clock.nowMs();
  const withAgent = contact.agent !== undefined && contact.agent.leftAtMs === undefined;
  if (ivr === 'Enabled' && !withAgent) contact.recording = startIvr(contact.recording, nowMs);
  if (ivr === 'Disabled') contact.recording = stopIvr(contact.recording, nowMs);
}
