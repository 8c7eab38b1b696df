import { isRecord } from '../is-record.ts';
import { type Finding, finding, place, ruleFor } from '../rule.ts';

const BEHAVIOURS = ['VoiceBehavior', 'ChatBehavior', 'ScreenRecordingBehavior'];

/** Who is recorded: agent, customer, both or none; the automated part by itself. */
export const recording = ruleFor(
  ['UpdateContactRecordingBehavior', 'UpdateContactRecordingAndAnalyticsBehavior'],
  (action) => {
    const parameters = action.Parameters;
    const found: Finding[] = [];
    if (action.Type === 'UpdateContactRecordingAndAnalyticsBehavior') {
      const given = BEHAVIOURS.filter((name) => parameters[name] !== undefined);
      if (given.length !== 1) {
        const message = `Exactly one of ${BEHAVIOURS.join(', ')} must be given; here are ${given.length}.`;
        found.push(finding(place(action, 'Parameters'), message, 'Use an action for each.'));
      }
    } else if (Object.keys(parameters).length === 0) {
      found.push(finding(place(action, 'Parameters'), 'Nothing is set.', 'Add RecordingBehavior.'));
    }
    const voice = parameters['VoiceBehavior'];
    const nested = isRecord(voice) ? voice['VoiceRecordingBehavior'] : undefined;
    for (const [behaviour, path] of [
      [parameters['RecordingBehavior'], 'Parameters.RecordingBehavior'],
      [nested, 'Parameters.VoiceBehavior.VoiceRecordingBehavior'],
    ] as const) {
      if (behaviour === undefined) continue;
      const fault = faultOf(behaviour);
      if (fault !== undefined) {
        const remedy =
          'Write { "RecordedParticipants": ["Agent", "Customer"], "IVRRecordingBehavior": "Disabled" }.';
        found.push(finding(place(action, path), fault, remedy));
      }
    }
    return found;
  },
);

function faultOf(behaviour: unknown): string | undefined {
  if (!isRecord(behaviour)) return 'The behaviour must be an object.';
  const { RecordedParticipants, IVRRecordingBehavior } = behaviour;
  if (RecordedParticipants !== undefined) {
    const known =
      Array.isArray(RecordedParticipants) &&
      RecordedParticipants.every((participant) => participant === 'Agent' || participant === 'Customer');
    if (!known) return 'RecordedParticipants is a list of "Agent", "Customer" or nobody.';
  }
  if (
    IVRRecordingBehavior === undefined ||
    IVRRecordingBehavior === 'Enabled' ||
    IVRRecordingBehavior === 'Disabled'
  ) {
    return undefined;
  }
  return 'IVRRecordingBehavior is "Enabled" or "Disabled".';
}
