/** Speech as it goes over the line: 8 kHz µ-law whose lowest bits carry its words. */
export interface Utterance {
  readonly mulaw: Uint8Array;
  readonly words: readonly TimedWord[];
}

export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Three people who are told apart: who calls, who answers (whatever Polly voice was asked for), Connect's own voice. */
export type Voice = 'caller' | 'agent' | 'connect';

export interface SpeakOptions {
  /** White noise under the speech, RMS in dB re full scale (speech is at −20). None by default. */
  readonly noiseDb?: number;
}

export interface Voices {
  /**
   * Real speech (flite) of the text, marked with its words. Cached by text, voice and noise.
   * Text without anything to say gives an utterance of no words and no sound.
   */
  speak(text: string, voice: Voice, options?: SpeakOptions): Promise<Utterance>;
  close(): Promise<void>;
}
