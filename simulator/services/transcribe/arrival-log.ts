/**
 * Chunks shorter than this make Transcribe fall behind; each counts as one so long. With chunks of 128 bytes results
 * came seconds late, at 100 ms none did (aws-samples/amazon-transcribe-live-call-analytics #138, #140).
 */
const SHORTEST_CHUNK_MS = 50;
/** Longer than any word. */
const KEPT = 2_000;

/** When the service had got through each piece of audio. */
export class ArrivalLog {
  readonly #chunks: { readonly endMs: number; readonly atMs: number }[] = [];
  #endMs = 0;

  add(lengthMs: number, nowMs: number): void {
    if (lengthMs === 0) return;
    this.#endMs += lengthMs;
    const atMs = Math.max(nowMs, this.newestAtMs) + Math.max(0, SHORTEST_CHUNK_MS - lengthMs);
    this.#chunks.push({ endMs: this.#endMs, atMs });
    if (this.#chunks.length > 2 * KEPT) this.#chunks.splice(0, KEPT);
  }

  get newestAtMs(): number {
    return this.#chunks.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
  }

  /** When the audio up to `audioMs` was there. */
  atMsOf(audioMs: number): number {
    for (let n = this.#chunks.length - 2; n >= 0; n -= 1) {
      const chunk = this.#chunks[n];
      if (chunk && chunk.endMs < audioMs) return this.#chunks[n + 1]?.atMs ?? this.newestAtMs;
    }
    return this.#chunks[0]?.atMs ?? this.newestAtMs;
  }
}
