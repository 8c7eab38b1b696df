import type { Stretch } from '../../../../simulator/terminal/turn-bar.ts';

/** What each stretch of a wait is spent on. */
export const stretchTexts: Readonly<Record<Stretch['name'], string>> = {
  pause: 'silence, until it is certain that the caller has finished',
  think: 'passages, the model, and its first sentence checked',
  voice: 'the sentence becomes sound',
  store: 'the sound is put where Amazon Connect can play it',
  'hand over': 'the contact flow asks what comes next, and is told',
  play: 'Connect starts to play, and the sound begins',
};
