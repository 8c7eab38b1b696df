import type { PartialResultsStability } from '@aws-sdk/client-transcribe-streaming';
import { uniformOf } from '../../delays/uniform-of.ts';
import type { HeardWord } from '../../voices/heard-word.ts';
import { createMarkReader } from '../../voices/marks/mark-reader.ts';
import { ArrivalLog } from './arrival-log.ts';
import { firstHearing } from './first-hearing.ts';
import { Segment, type Snapshot } from './segment.ts';

export interface RecognizerOptions {
  readonly stability: PartialResultsStability | undefined;
  readonly seed: string;
  /** Draws how long after its end a word is in a result, and a final result after the end of its speech, in ms. */
  readonly partialMs: () => number;
  readonly finalMs: () => number;
}

/** Silence after which a stretch of speech is over: 500 to 700 ms. Not configurable in Transcribe. */
const SHORTEST_PAUSE_MS = 500;
const PAUSE_SPREAD_MS = 200;

/** How long a word stays open to revision after it was shown, in multiples of the time it took to show it. */
const STABLE_AFTER: Readonly<Record<PartialResultsStability, number>> = { high: 0.3, medium: 1, low: 2 };
const CORRECTED_AFTER = 0.5;

/**
 * Turns audio into results over time. It knows only the words that the audio carries; of those it first hears a share
 * wrong, as the real service does. Time is given, in ms; nothing waits here.
 */
export class Recognizer {
  readonly #options: RecognizerOptions;
  readonly #reader = createMarkReader();
  readonly #arrivals = new ArrivalLog();
  readonly #occurrences = new Map<string, number>();
  /** In order; the last one may still grow. */
  readonly #segments: Segment[] = [];
  #pauseMs = SHORTEST_PAUSE_MS;
  /** Nothing of a segment is shown before the one ahead of it is final. */
  #earliestMs = Number.NEGATIVE_INFINITY;

  constructor(options: RecognizerOptions) {
    this.#options = options;
  }

  /** 8 kHz µ-law that arrived at `nowMs`. */
  hear(mulaw: Uint8Array, nowMs: number): void {
    this.#arrivals.add(mulaw.length / 8, nowMs);
    for (const word of this.#reader.push(mulaw)) this.#place(word);
    this.#closeAfterPause(this.#reader.speakingSinceMs ?? this.#reader.heardMs);
  }

  /** No more audio: what was being said is cut, and everything becomes final. */
  end(): void {
    for (const word of this.#reader.end()) this.#place(word);
    this.#close();
  }

  /** When the next result is due; `undefined` for nothing on its way. */
  get dueAtMs(): number | undefined {
    return this.#segments[0]?.dueAtMs;
  }

  /** The results that are due at `nowMs`, in order. */
  take(nowMs: number): Snapshot[] {
    const snapshots: Snapshot[] = [];
    for (let segment = this.#segments[0]; segment; segment = this.#segments[0]) {
      snapshots.push(...segment.take(nowMs));
      if (!segment.isFinished) break;
      this.#segments.shift();
    }
    return snapshots;
  }

  #place(word: HeardWord): void {
    this.#closeAfterPause(word.startMs);
    let segment = this.#growing();
    if (!segment) {
      segment = new Segment(this.#earliestMs);
      this.#segments.push(segment);
      const chance = uniformOf(`${this.#options.seed}|pause|${word.utterance}|${word.text}`);
      this.#pauseMs = SHORTEST_PAUSE_MS + PAUSE_SPREAD_MS * chance;
    }
    const { stability, seed, partialMs } = this.#options;
    const tookMs = partialMs();
    const name = `${word.utterance}|${word.text}`;
    const nth = (this.#occurrences.get(name) ?? 0) + 1;
    this.#occurrences.set(name, nth);
    const wrongAtFirst = firstHearing(word.text, `${seed}|${name}|${nth}`);
    const heardAtMs = this.#arrivals.newestAtMs;
    segment.add({
      text: word.text,
      startMs: word.startMs,
      endMs: word.endMs,
      shownAtMs: Math.max(heardAtMs, this.#arrivals.atMsOf(word.endMs) + tookMs),
      wrongAtFirst,
      correctedAfterMs: CORRECTED_AFTER * tookMs,
      stableAfterMs: stability === undefined ? undefined : STABLE_AFTER[stability] * tookMs,
    });
  }

  /** Ends the growing segment when nothing was said from its end to `silentUntilMs` of the audio for long enough. */
  #closeAfterPause(silentUntilMs: number): void {
    const segment = this.#growing();
    if (segment && silentUntilMs - segment.endMs >= this.#pauseMs) this.#close();
  }

  #close(): void {
    const segment = this.#growing();
    if (!segment) return;
    const spokenAtMs = this.#arrivals.atMsOf(segment.endMs);
    this.#earliestMs = segment.close(
      Math.max(this.#arrivals.newestAtMs, spokenAtMs + this.#options.finalMs()),
    );
  }

  #growing(): Segment | undefined {
    const last = this.#segments.at(-1);
    return last?.isClosed ? undefined : last;
  }
}
