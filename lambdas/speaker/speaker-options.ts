interface SpeakerOptions {
  readonly streamFirstAudioMs: number;
  readonly streamWholeMs: number;
  readonly streamHedgeMs: number;
  readonly streamHedgeLaterMs: number;
  readonly storeLookAfterMs: number;
  readonly synthesizeMs: number;
  readonly storeMs: number;
  readonly listMs: number;
  readonly keepAliveMs: number;
  readonly preparedForMs: number;
  readonly listedAtMost: number;
}

/** How long each part of speaking may take, wall clock. Past its time a rung of the ladder is given up. */
export const speakerOptions = {
  /** From the text to the stream's first audio. Twice the p99 assumed for Polly's stream (600 ms). */
  streamFirstAudioMs: 1_200,
  /** From the text to the stream's last audio. */
  streamWholeMs: 2_500,
  /**
   * From the text to a second attempt by SynthesizeSpeech beside a stream that is not whole, while the caller waits.
   * Connect plays whole files, so the last byte counts and not the first: assumed are 200 ms and 0.15 of the length
   * for the stream, 250 ms for SynthesizeSpeech. Costs the sentence's characters a second time.
   */
  streamHedgeMs: 20,
  /** The same for a sentence that follows one that is being played. */
  streamHedgeLaterMs: 800,
  /** From the text to asking S3 whether another call has said it meanwhile: not of a sound that is there at once. */
  storeLookAfterMs: 20,
  /** SynthesizeSpeech as a whole; p99 assumed 800 ms. */
  synthesizeMs: 2_000,
  /** Until the prompt is in S3; published 60–133 ms for 60 kB. */
  storeMs: 1_500,
  /** For the list of what has been said before, once a call. */
  listMs: 1_500,
  /** Polly closes a stream after 5 s without an input event. */
  keepAliveMs: 4_000,
  /** A stream opened ahead is given back after this long: an account has 8 of them. */
  preparedForMs: 10_000,
  /** Phrases read from the list; what is beyond is synthesised again. */
  listedAtMost: 3_000,
} as const satisfies SpeakerOptions;
