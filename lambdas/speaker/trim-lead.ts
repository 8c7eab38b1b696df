/** Kept before the first sound: the softest beginning of a word is below any level. */
const KEPT_MS = 20;
const SAMPLES_PER_MS = 8;
/** Magnitudes of µ-law codes grow with `~code`: up to this one they are −54 dBFS, softer than the softest consonant. */
const QUIETEST_SOUND = 0x08;

/**
 * 8 kHz µ-law without the silence before its first sound: a synthesised sentence begins with some, and the caller
 * waits for its end.
 */
export function trimLead(mulaw: Uint8Array): Uint8Array {
  const first = mulaw.findIndex((code) => (~code & 0x7f) > QUIETEST_SOUND);
  const from = first - KEPT_MS * SAMPLES_PER_MS;
  return from > 0 ? mulaw.subarray(from) : mulaw;
}
