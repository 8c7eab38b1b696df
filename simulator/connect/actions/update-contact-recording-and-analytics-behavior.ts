import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';
import { setRecording } from '../recording/set-recording.ts';

/** The newer form of UpdateContactRecordingBehavior: the same in `VoiceBehavior.VoiceRecordingBehavior`. */
export const updateContactRecordingAndAnalyticsBehavior: Action = {
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  check({ Parameters: parameters }) {
    return Object.keys(parameters).length === 1
      ? []
      : ['Exactly one of VoiceBehavior, ChatBehavior and ScreenRecordingBehavior must be set.'];
  },
  run(action, execution) {
    const voice = action.Parameters['VoiceBehavior'];
    setRecording(isRecord(voice) ? voice['VoiceRecordingBehavior'] : undefined, execution);
    return next;
  },
};
