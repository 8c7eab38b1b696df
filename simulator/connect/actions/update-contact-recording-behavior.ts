import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';

/** Accepted; the simulator keeps no recordings of the IVR. */
export const updateContactRecordingBehavior: Action = {
  type: 'UpdateContactRecordingBehavior',
  run: () => next,
};
