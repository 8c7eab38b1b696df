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

export interface Voices {
  /** Real speech (flite) of the text, marked with its words. Cached by text and voice. */
  speak(text: string, voice: 'caller' | 'agent' | 'connect'): Promise<Utterance>;
  close(): Promise<void>;
}
