/** Where sounds lie on one side of a line: µ-law clips at sample positions, in order, none over another. */
export class AudioTrack {
  readonly #clips: Clip[] = [];

  /** Position after the last clip's last sample; 0 on an empty track. */
  get end(): number {
    const last = this.#clips.at(-1);
    return last === undefined ? 0 : last.start + last.mulaw.length;
  }

  /** Lays a clip down at `start`. Throws a RangeError when another clip is still sounding there. */
  add(start: number, mulaw: Uint8Array): void {
    if (start < this.end)
      throw new RangeError(`A clip at ${start} overlaps the one that ends at ${this.end}.`);
    this.#clips.push({ start, mulaw });
  }

  /** Ends everything at `position`. */
  cut(position: number): void {
    for (
      let last = this.#clips.at(-1);
      last !== undefined && this.end > position;
      last = this.#clips.at(-1)
    ) {
      this.#clips.pop();
      if (last.start < position) {
        this.#clips.push({ start: last.start, mulaw: last.mulaw.subarray(0, position - last.start) });
      }
    }
  }

  /** The pieces of clips in `[from, from + length)`, each with its offset from `from`; newest first. */
  *pieces(from: number, length: number): Generator<{ readonly offset: number; readonly mulaw: Uint8Array }> {
    for (let n = this.#clips.length - 1; n >= 0; n -= 1) {
      const clip = this.#clips[n];
      if (clip === undefined || clip.start + clip.mulaw.length <= from) return;
      const offset = Math.max(0, clip.start - from);
      const piece = clip.mulaw.subarray(Math.max(0, from - clip.start), from + length - clip.start);
      if (clip.start < from + length && piece.length > 0) yield { offset, mulaw: piece };
    }
  }
}

interface Clip {
  readonly start: number;
  readonly mulaw: Uint8Array;
}
