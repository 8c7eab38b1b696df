import type { Draft } from '../../listener/listener-event.ts';
import { hasLongDigitRun } from '../../privacy/has-long-digit-run.ts';
import { sameWords } from './same-words.ts';

export const draftOptions = {
  /**
   * A stable draft is thought about once the caller has paused this long: shorter than any pause that ends a turn,
   * and than the time a last word takes to be transcribed; longer than the silence within most words.
   */
  stablePauseMs: 120,
  /** A draft that Transcribe still doubts must have outlived this much silence. */
  doubtfulPauseMs: 200,
  /** After so much silence with all words there, the turn is mostly over: a second model is asked for the thought. */
  likelyAllPauseMs: 250,
  /** Voice beyond the last word for longer than this is a word that the transcript lacks: to think would be for nothing. */
  uncoveredMs: 320,
  /**
   * Up to this much voice beyond the last word, one or two words are missing, and the reply is often known without
   * them ("How much is a flat tire …"): its sound is made ready while they are being transcribed.
   */
  rehearsedMs: 900,
  /** Most words are transcribed by then: sooner, two rehearsals of three would be for nothing. */
  rehearsePauseMs: 300,
  /** Thoughts begun on drafts of one turn; the last of them is kept for words that are all there. */
  maxThoughts: 3,
} as const;

/** Fewer words name nothing yet that retrieval could find. */
const FEWEST_WORDS = 3;

/** Whether retrieval may begin for a draft that grows; not for what may be a card's digits. */
export function isWorthLookingAhead(text: string): boolean {
  return text.trim().split(/\s+/).length >= FEWEST_WORDS && !hasLongDigitRun(text);
}

/** Whether the reply to these words will most likely be the one that is said. */
export function isLikelyAll({ silentForMs }: Pick<Draft, 'silentForMs'>): boolean {
  return silentForMs >= draftOptions.likelyAllPauseMs;
}

/** What a draft does to the thinking that runs on an earlier one. `rehearse`: think, for the sound alone. */
export type DraftMove = 'start' | 'rehearse' | 'keep' | 'drop' | 'none';

export function draftMove(
  draft: Pick<Draft, 'text' | 'stable' | 'silentForMs' | 'uncoveredMs'>,
  running: { readonly text: string } | undefined,
  begun: number,
): DraftMove {
  if (running !== undefined && sameWords(running.text, draft.text)) return 'keep';
  const pauseMs = draft.stable ? draftOptions.stablePauseMs : draftOptions.doubtfulPauseMs;
  const whole = draft.text.trim() !== '' && draft.uncoveredMs <= draftOptions.uncoveredMs;
  const mayStart =
    whole && draft.silentForMs >= pauseMs && begun < draftOptions.maxThoughts && !hasLongDigitRun(draft.text);
  if (mayStart) return 'start';
  const mayRehearse =
    !whole &&
    draft.silentForMs >= draftOptions.rehearsePauseMs &&
    draft.uncoveredMs <= draftOptions.rehearsedMs &&
    begun < draftOptions.maxThoughts - 1 &&
    isWorthLookingAhead(draft.text);
  if (mayRehearse) return 'rehearse';
  return running === undefined ? 'none' : 'drop';
}
