import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';

/** Start and Stop media streaming. Of the caller's line, from the next whole 64 ms on, also over other flows. */
export const updateContactMediaStreamingBehavior: Action = {
  type: 'UpdateContactMediaStreamingBehavior',
  check({ Parameters: { MediaStreamingState: state, MediaStreamType: type, Participants: participants } }) {
    const problems: string[] = [];
    if (state !== 'Enabled' && state !== 'Disabled') problems.push('Invalid MediaStreamingState.');
    if (type !== 'Audio') problems.push('Invalid MediaStreamType.');
    const [participant, ...more] = Array.isArray(participants) ? (participants as unknown[]) : [];
    const directions = isRecord(participant) ? participant['MediaDirections'] : undefined;
    const legal =
      isRecord(participant) &&
      more.length === 0 &&
      participant['ParticipantType'] === 'Customer' &&
      Array.isArray(directions) &&
      directions.length > 0 &&
      directions.every((direction) => direction === 'To' || direction === 'From');
    if (!legal)
      problems.push('Participants must be [{ "ParticipantType": "Customer", "MediaDirections": ["From"] }].');
    return problems;
  },
  run(action, { contact, line, parts, world }) {
    const enable = action.Parameters['MediaStreamingState'] === 'Enabled';
    const running = contact.mediaStream !== undefined && contact.mediaStream.stoppedAtMs === undefined;
    if (enable) {
      if (running) throw new ActionError('Media streaming has been started already.');
      const fault = world.faults.take('connect', 'UpdateContactMediaStreamingBehavior', contact.contactId);
      if (fault !== undefined) throw new ActionError(`Media streaming could not be started (${fault.kind}).`);
      const producer = parts.kinesisVideo.openStream(contact.contactId);
      contact.mediaStream = { producer };
      line.startStreaming(producer);
      return next;
    }
    if (contact.mediaStream === undefined || !running)
      throw new ActionError('Media streaming is not running.');
    line.stopStreaming();
    contact.mediaStream = { ...contact.mediaStream, stoppedAtMs: world.clock.nowMs() };
    return next;
  },
};
