/** A word as Transcribe heard it, on the producer's clock. Marks ("?", ",") stand at its end: `Saturday?`. */
export interface SpokenWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Transcribe will not change it any more. */
  readonly stable: boolean;
}

/** The words as one line. */
export function textOf(words: readonly SpokenWord[]): string {
  return words.map((word) => word.text).join(' ');
}

/** A word without marks and capitals; `o'clock` and `3:30` keep what is inside. */
export function plainWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
