/** Samples per second of a telephone line. */
export const SAMPLES_PER_MS = 8;
/** Samples of one frame of Connect's media stream: 1,024 bytes of 16-bit PCM (facts of AWS's own KVSUtils.java). */
export const BLOCK_SAMPLES = 512;
export const BLOCK_MS = BLOCK_SAMPLES / SAMPLES_PER_MS;
/** µ-law code of level 0. */
export const SILENCE = 0xff;
