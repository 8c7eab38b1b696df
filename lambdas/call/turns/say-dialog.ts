import type { DialogReply } from '../../appointments/take-turn.ts';
import type { CallHandle } from '../call-handle.ts';
import { phraseStep } from '../phrase-steps.ts';
import type { Timekeeping } from '../timekeeping.ts';
import { type Closing, type ClosingFacts, closing, transfer } from './closing.ts';
import type { LiveTurn } from './live-turn.ts';

/** From the start of a read or write to "let me check". */
export const letMeCheckAfterMs = 700;

/** Waits for the dialog, and says once that something is being looked up when it takes long. */
export async function withLetMeCheck<T>(
  dialog: Promise<T>,
  turn: LiveTurn,
  call: CallHandle,
  time: Timekeeping,
  signal: AbortSignal,
): Promise<T> {
  const own = new AbortController();
  const either = AbortSignal.any([signal, own.signal]);
  const bridge = async (): Promise<void> => {
    await time.sleep(letMeCheckAfterMs, either);
    // One phrase a turn that is none of the reply.
    if (turn.stages.stallMs !== undefined) return;
    const { number: _, ...phrase } = phraseStep(call.item().phrases, 'letMeCheck', 0);
    const [step] = await call.write([{ ...phrase, turn: turn.number }], { state: 'thinking' }, signal);
    turn.stages = { ...turn.stages, stallMs: time.nowMs() - turn.caller.lockedAtMs };
    if (step?.text !== undefined) turn.said.push({ step: step.number, text: step.text, rung: 'said-before' });
  };
  const bridging = bridge().catch(() => {});
  try {
    return await dialog;
  } finally {
    own.abort();
    await bridging;
  }
}

/** What follows the sentences of a dialog. */
export function closingOf(
  { ending }: DialogReply,
  decision: Parameters<typeof closing>[0],
  facts: ClosingFacts,
): Closing {
  if (ending === undefined) return { phrases: [], failed: false };
  return ending.type === 'person' ? transfer(['transferring'], ending.reason) : closing(decision, facts);
}
