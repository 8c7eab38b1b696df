/** 8 kHz µ-law of no sound and no words. */
export function silence(ms: number): Uint8Array {
  return new Uint8Array(Math.round(ms * 8)).fill(0xff);
}
