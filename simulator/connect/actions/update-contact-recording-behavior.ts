import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';
import { setRecording } from '../recording/set-recording.ts';

/** `RecordingBehavior` as in `setRecording`; Contact Lens is accepted. */
export const updateContactRecordingBehavior: Action = {
  type: 'UpdateContactRecordingBehavior',
  run(action, execution) {
    setRecording(action.Parameters['RecordingBehavior'], execution);
    return next;
  },
};
