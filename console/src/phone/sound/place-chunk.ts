export interface JitterBuffer {
  /** Sound that has come late is followed by this much silence, so that the next does not. Seconds. */
  readonly leadS: number;
  /** With more than this ahead, sound is left out until the ear has caught up with the line. Seconds. */
  readonly mostS: number;
}

/** Events leave the server every 64 ms; a browser's event loop may be held up for two of them. */
export const jitterBuffer: JitterBuffer = { leadS: 0.12, mostS: 0.45 };

/**
 * When a chunk is to begin, on the same clock as `nowS`; `undefined` to leave it out.
 * @param queuedUntilS where the chunk before it ends
 */
export function placeChunk(
  queuedUntilS: number,
  nowS: number,
  buffer: JitterBuffer = jitterBuffer,
): number | undefined {
  if (queuedUntilS < nowS) return nowS + buffer.leadS;
  return queuedUntilS - nowS > buffer.mostS ? undefined : queuedUntilS;
}
