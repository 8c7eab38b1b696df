/** Puts the text of a stream together again, wherever it was split, and gives it out at the ends of sentences. */
export class TextJoiner {
  #waiting = '';

  /** The whole sentences that are now there; a sentence is over when something follows its full stop. */
  add(text: string): string {
    this.#waiting += text;
    const ends = [...this.#waiting.matchAll(/[.!?…]["'”’)\]]*\s/g)];
    const last = ends.at(-1);
    if (!last) return '';
    const end = last.index + last[0].length;
    const whole = this.#waiting.slice(0, end);
    this.#waiting = this.#waiting.slice(end);
    return whole.trim();
  }

  /** All that is left, whole or not. */
  flush(): string {
    const rest = this.#waiting.trim();
    this.#waiting = '';
    return rest;
  }
}
