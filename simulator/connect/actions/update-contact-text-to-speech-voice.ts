import type { Action } from '../flow/action.ts';
import { next } from '../flow/outcome.ts';
import { required } from '../flow/parameters.ts';

/** Accepted; every voice of the simulator's Connect sounds the same. */
export const updateContactTextToSpeechVoice: Action = {
  type: 'UpdateContactTextToSpeechVoice',
  run(action, execution) {
    execution.contact.voice = required(action, 'TextToSpeechVoice', execution);
    return next;
  },
};
