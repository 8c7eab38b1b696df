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
  /** The last two of all, for what was asked is not forgotten: the last may have begun after the caller did. */
  #last: readonly PlayingPrompt[] = [];

  /** Takes what plays now; its end may be corrected later. `nowMs` is wall time. */
  note(playing: PlayingPrompt | undefined, nowMs: number): void {
    const kept = this.#prompts.filter(
      (one) => one.endsAtMs > nowMs - REMEMBERED_MS && one.startedAtMs !== playing?.startedAtMs,
    );
    this.#prompts = playing === undefined ? kept : [...kept, playing];
    if (playing === undefined) return;
    const others = this.#last.filter((one) => one.startedAtMs !== playing.startedAtMs);
    this.#last = [...others, playing].slice(-2);
  }

  /**
   * What the agent had said last when the caller began at `fromMs`; empty when it had said nothing. Of a prompt that
   * was broken into, the words up to there, taken as spoken at an even pace.
   */
  heardBefore(fromMs: number): string {
    const prompt = this.#last.findLast((one) => one.startedAtMs < fromMs);
    if (prompt === undefined) return '';
    const { text, startedAtMs, endsAtMs } = prompt;
    if (fromMs >= endsAtMs - ANSWER_WINDOW_MS) return text;
    const words = text.split(/\s+/);
    const share = (fromMs - startedAtMs) / (endsAtMs - startedAtMs);
    return words.slice(0, Math.floor(words.length * share)).join(' ');
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
