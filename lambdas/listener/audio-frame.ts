/** Samples a second of a phone line, everywhere in the product. */
export const SAMPLE_RATE_HZ = 8000;
export const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1000;

/** A piece of the caller's voice. Frames come in order and never overlap; a gap between two is lost audio. */
export interface AudioFrame {
  /** Producer time of the first sample, epoch ms. */
  readonly startMs: number;
  /** 8 kHz mono, signed 16 bit; any length. */
  readonly pcm: Int16Array;
}
