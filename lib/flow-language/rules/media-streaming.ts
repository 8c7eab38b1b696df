import { isRecord } from '../is-record.ts';
import { type Finding, finding, place, ruleFor } from '../rule.ts';

const SHAPE = '[{ "ParticipantType": "Customer", "MediaDirections": ["From"] }]';

/** Audio of the customer, from them, to them, or both; nothing else can be streamed. */
export const mediaStreaming = ruleFor('UpdateContactMediaStreamingBehavior', (action) => {
  const { MediaStreamingState, MediaStreamType, Participants } = action.Parameters;
  const found: Finding[] = [];
  const report = (name: string, message: string, remedy: string) =>
    found.push(finding(place(action, `Parameters.${name}`), message, remedy));
  if (
    MediaStreamingState !== undefined &&
    MediaStreamingState !== 'Enabled' &&
    MediaStreamingState !== 'Disabled'
  ) {
    report('MediaStreamingState', 'There is no such state.', 'Write "Enabled" or "Disabled".');
  }
  if (MediaStreamType !== undefined && MediaStreamType !== 'Audio') {
    report('MediaStreamType', 'Only audio can be streamed.', 'Write "Audio".');
  }
  if (Participants === undefined) return found;
  if (!Array.isArray(Participants) || Participants.length !== 1 || !isRecord(Participants[0])) {
    report('Participants', 'Participants must be a list of one participant.', `Write ${SHAPE}.`);
    return found;
  }
  const { ParticipantType, MediaDirections } = Participants[0];
  if (ParticipantType !== 'Customer') {
    report('Participants[0].ParticipantType', 'Only the customer can be streamed.', 'Write "Customer".');
  }
  const directions: readonly unknown[] = Array.isArray(MediaDirections) ? MediaDirections : [];
  const known = directions.every((direction) => direction === 'From' || direction === 'To');
  if (directions.length === 0 || !known || new Set(directions).size < directions.length) {
    report('Participants[0].MediaDirections', 'The directions are "From", "To" or both.', `Write ${SHAPE}.`);
  }
  return found;
});
