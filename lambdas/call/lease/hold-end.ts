import { type CallItem, playsUntilMs } from '../call-item.ts';
import { endsConversation } from '../steps/step.ts';

/** Why a holder lets go of a call. */
export type HoldEnd =
  | 'contact-ended'
  | 'handed-off'
  | 'audio-stopped'
  | 'flow-gone'
  | 'too-long'
  | 'handed-over'
  | 'replaced';

export const holdOptions = {
  /** Kinesis Video delivers fragments of at least 1 s; two without a frame are no mere delay. */
  audioGapMs: 2_000,
  /** Beyond the longest issued prompt. */
  askGapMs: 10_000,
  /** An ask that was answered `wait` is followed by the next within the silence that it plays. */
  askPauseMs: 2_000,
  longestCallMs: 30 * 60_000,
  /** From here on a pause is used to hand over to a successor. */
  handOverBelowMs: 20_000,
  /** From here on there is no time left to wait for one. */
  handOverAtOnceBelowMs: 6_000,
} as const;

/** What the holder knows beside the item. Wall clock, epoch ms. */
export interface HoldFacts {
  readonly nowMs: number;
  readonly lastAudioAtMs: number;
  /** Longest long poll of one ask. */
  readonly askWaitMs: number;
  readonly remainingMs: number;
  /** No turn is being spoken, thought about, or waiting to be issued. */
  readonly inPause: boolean;
}

/** Whether, and why, the holder must end now. */
export function holdEnd(item: CallItem, facts: HoldFacts): HoldEnd | undefined {
  if (item.ended !== undefined) return 'contact-ended';
  if (item.issuedStep !== undefined && endsConversation(item.issuedStep.do)) return 'handed-off';
  if (facts.nowMs - item.startedAtMs > holdOptions.longestCallMs) return 'too-long';
  const promptEndsMs = Math.max(playsUntilMs(item), item.issuedAtMs + (item.issuedStep?.durationMs ?? 0));
  if (facts.nowMs > Math.max(item.asked.atMs + facts.askWaitMs, promptEndsMs) + holdOptions.askGapMs) {
    return 'flow-gone';
  }
  const asking = facts.nowMs <= item.asked.atMs + facts.askWaitMs + holdOptions.askPauseMs;
  const playing = facts.nowMs <= promptEndsMs + holdOptions.askPauseMs;
  if (facts.nowMs - facts.lastAudioAtMs > holdOptions.audioGapMs && !asking && !playing)
    return 'audio-stopped';
  if (facts.remainingMs < holdOptions.handOverAtOnceBelowMs) return 'handed-over';
  if (facts.remainingMs < holdOptions.handOverBelowMs && facts.inPause) return 'handed-over';
  return undefined;
}
