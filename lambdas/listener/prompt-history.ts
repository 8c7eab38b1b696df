import type { PlayingPrompt } from './listener-event.ts';

/** Words of an echo reach the transcript this long after their prompt has ended, ms. */
const REMEMBERED_MS = 10_000;
/**
 * A short word this close to the end of a question is its answer, not a sign of listening: people answer
 * before the last syllable is out.
 */
const ANSWER_WINDOW_MS = 900;

/** The prompts that the caller has been hearing lately, oldest first. */
export class PromptHistory {
  #prompts: readonly PlayingPrompt[] = [];

  /** Takes what plays now; its end may be corrected later. `nowMs` is wall time. */
  note(playing: PlayingPrompt | undefined, nowMs: number): void {
    const kept = this.#prompts.filter(
      (one) => one.endsAtMs > nowMs - REMEMBERED_MS && one.startedAtMs !== playing?.startedAtMs,
    );
    this.#prompts = playing === undefined ? kept : [...kept, playing];
  }

  get recent(): readonly PlayingPrompt[] {
    return this.#prompts;
  }

  /** The prompt that was playing at some time between the two moments. */
  during(fromMs: number, toMs: number): PlayingPrompt | undefined {
    return this.#prompts.find((one) => one.startedAtMs < toMs && one.endsAtMs > fromMs);
  }

  /** Whether something said from `fromMs` on answers the prompt rather than accompanies it. */
  answers(prompt: PlayingPrompt, fromMs: number): boolean {
    return prompt.text.trimEnd().endsWith('?') && fromMs >= prompt.endsAtMs - ANSWER_WINDOW_MS;
  }
}
