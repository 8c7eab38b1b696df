/** A word as an ear makes it out of what arrived. */
export interface HeardWord {
  /** With the punctuation it was spoken with. Shorter than what was said, and so wrong, when not complete. */
  readonly text: string;
  /** From the first sample of the audio. */
  readonly startMs: number;
  readonly endMs: number;
  /** The same for the same words in the same voice; tells two speeches apart. */
  readonly utterance: number;
  /** Every block of the word arrived, in order and without a gap. */
  readonly complete: boolean;
}
