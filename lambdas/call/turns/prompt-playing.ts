import type { PlayingPrompt } from '../../listener/listener-event.ts';
import type { CallItem } from '../call-item.ts';

/** From a step's issue to its sound: the flow's way and Connect's start of playback, at their slowest (assumed p99). */
const startWithinMs = 650;

/** The prompt that was issued last, with the time in which it sounds; also for a while after it has ended. */
export function promptPlaying(item: CallItem): PlayingPrompt | undefined {
  const step = item.issuedStep;
  if (step?.text === undefined) return undefined;
  const longestMs = item.issuedAtMs + (step.durationMs ?? 0) + startWithinMs;
  const over = item.asked.after >= item.issued;
  return {
    text: step.text,
    startedAtMs: item.issuedAtMs,
    endsAtMs: over ? Math.min(longestMs, item.asked.atMs) : longestMs,
  };
}
