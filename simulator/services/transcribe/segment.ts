import { randomUUID } from 'node:crypto';

/** A word with what happens to it after it was heard. */
export interface TranscribedWord {
  readonly text: string;
  /** From the start of the stream. */
  readonly startMs: number;
  readonly endMs: number;
  /** Clock time, epoch ms, at which it may be shown at the earliest. */
  readonly shownAtMs: number;
  /** How it is shown until it is corrected. */
  readonly wrongAtFirst: string | undefined;
  readonly correctedAfterMs: number;
  /** Time after showing or correcting until it counts as stable; `undefined` without stabilisation. */
  readonly stableAfterMs: number | undefined;
}

/** A stretch of speech as one result shows it. */
export interface Snapshot {
  readonly resultId: string;
  readonly final: boolean;
  readonly words: readonly SnapshotWord[];
}

export interface SnapshotWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly stable: boolean | undefined;
  readonly wrong: boolean;
}

interface Change {
  readonly atMs: number;
  readonly word: number;
  readonly to: 'shown' | 'corrected' | 'stable';
}

interface WordState {
  readonly word: TranscribedWord;
  wrong: boolean;
  stable: boolean | undefined;
}

/** What is said between two pauses, which is sent again with every change until it is final. */
export class Segment {
  readonly #resultId = randomUUID();
  readonly #states: WordState[] = [];
  readonly #changes: Change[] = [];
  #shown = 0;
  #earliestMs: number;
  #stableFromMs = Number.NEGATIVE_INFINITY;
  #finalAtMs: number | undefined;
  #finished = false;

  /** Nothing is shown before `earliestMs`. */
  constructor(earliestMs: number) {
    this.#earliestMs = earliestMs;
  }

  /** Of its last word. */
  get endMs(): number {
    return this.#states.at(-1)?.word.endMs ?? 0;
  }

  get isClosed(): boolean {
    return this.#finalAtMs !== undefined;
  }

  /** The final result has been taken. */
  get isFinished(): boolean {
    return this.#finished;
  }

  get dueAtMs(): number | undefined {
    if (this.#finished) return undefined;
    return this.#changes[0]?.atMs ?? this.#finalAtMs;
  }

  add(word: TranscribedWord): void {
    const index = this.#states.length;
    const { wrongAtFirst, correctedAfterMs, stableAfterMs } = word;
    this.#states.push({
      word,
      wrong: wrongAtFirst !== undefined,
      stable: stableAfterMs === undefined ? undefined : false,
    });
    // Words are shown, and become stable, in the order in which they were said.
    this.#earliestMs = Math.max(this.#earliestMs, word.shownAtMs);
    let settledAtMs = this.#earliestMs;
    this.#change({ atMs: settledAtMs, word: index, to: 'shown' });
    if (wrongAtFirst !== undefined) {
      settledAtMs += correctedAfterMs;
      this.#change({ atMs: settledAtMs, word: index, to: 'corrected' });
    }
    if (stableAfterMs === undefined) return;
    this.#stableFromMs = Math.max(this.#stableFromMs, settledAtMs + stableAfterMs);
    this.#change({ atMs: this.#stableFromMs, word: index, to: 'stable' });
  }

  /** No more words: final at `atMs`, or once every word has been shown. Returns when. */
  close(atMs: number): number {
    this.#finalAtMs = Math.max(atMs, this.#earliestMs);
    return this.#finalAtMs;
  }

  /** What is to be sent at `nowMs`: one snapshot for all changes that are due, but a correction never hides the mistake. */
  take(nowMs: number): Snapshot[] {
    const snapshots: Snapshot[] = [];
    const changed = new Set<number>();
    const finalAtMs = this.#finalAtMs ?? Number.POSITIVE_INFINITY;
    for (
      let next = this.#changes[0];
      next && next.atMs <= Math.min(nowMs, finalAtMs);
      next = this.#changes[0]
    ) {
      if (next.to === 'corrected' && changed.has(next.word)) {
        snapshots.push(this.#snapshot(false));
        changed.clear();
      }
      this.#apply(next);
      changed.add(next.word);
      this.#changes.shift();
    }
    if (changed.size > 0) snapshots.push(this.#snapshot(false));
    if (nowMs >= finalAtMs && !this.#finished) {
      this.#finished = true;
      for (const state of this.#states) {
        state.wrong = false;
        state.stable = state.stable === undefined ? undefined : true;
      }
      snapshots.push(this.#snapshot(true));
    }
    return snapshots;
  }

  #change(change: Change): void {
    const after = this.#changes.findIndex((other) => other.atMs > change.atMs);
    this.#changes.splice(after === -1 ? this.#changes.length : after, 0, change);
  }

  #apply({ word, to }: Change): void {
    const state = this.#states[word];
    if (!state) return;
    if (to === 'shown') this.#shown = Math.max(this.#shown, word + 1);
    else if (to === 'corrected') state.wrong = false;
    else state.stable = true;
  }

  #snapshot(final: boolean): Snapshot {
    const shown = final ? this.#states : this.#states.slice(0, this.#shown);
    return {
      resultId: this.#resultId,
      final,
      words: shown.map(({ word, wrong, stable }) => ({
        text: wrong ? (word.wrongAtFirst ?? word.text) : word.text,
        startMs: word.startMs,
        endMs: word.endMs,
        stable,
        wrong,
      })),
    };
  }
}
