import type { Voice } from './utterance.ts';

/** How flite is asked to speak. */
export interface Speaker {
  readonly fliteVoice: 'slt' | 'rms' | 'kal';
  /** Mean pitch; only the diphone voice `kal` can change it. */
  readonly pitchHz?: number;
  /** Length of sounds, as a factor. */
  readonly stretch?: number;
}

/**
 * `fast`: diphones, about 2 ms of CPU a second of speech, robotic. For tests and load.
 * `natural`: statistical voices, about six times that; for ears.
 */
export type VoiceQuality = 'fast' | 'natural';

export const SPEAKERS: Readonly<Record<VoiceQuality, Readonly<Record<Voice, Speaker>>>> = {
  fast: {
    caller: { fliteVoice: 'kal', pitchHz: 105 },
    agent: { fliteVoice: 'kal', pitchHz: 180, stretch: 0.9 },
    connect: { fliteVoice: 'kal', pitchHz: 140 },
  },
  natural: {
    caller: { fliteVoice: 'rms' },
    agent: { fliteVoice: 'slt' },
    connect: { fliteVoice: 'kal', pitchHz: 140 },
  },
};
