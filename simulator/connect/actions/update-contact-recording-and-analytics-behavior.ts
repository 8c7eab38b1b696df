import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';

/** The newer form of UpdateContactRecordingBehavior; accepted. */
export const updateContactRecordingAndAnalyticsBehavior: Action = {
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  check({ Parameters: parameters }) {
    return Object.keys(parameters).length === 1
      ? []
      : ['Exactly one of VoiceBehavior, ChatBehavior and ScreenRecordingBehavior must be set.'];
  },
  run: () => next,
};
