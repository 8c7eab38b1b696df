import type { CallHandle } from '../call-handle.ts';
import { phraseStep } from '../phrase-steps.ts';

/** The conversation cannot go on: an honest word, then the keypad menu. */
export async function giveUp(call: CallHandle, reason: string, signal: AbortSignal): Promise<void> {
  const { number: _, ...trouble } = phraseStep(call.item().phrases, 'trouble', 0);
  await call.cancelWaiting(signal);
  await call.write(
    [trouble, { do: 'menu' }],
    { state: 'listening', outcome: { kind: 'menu', reason } },
    signal,
  );
}
