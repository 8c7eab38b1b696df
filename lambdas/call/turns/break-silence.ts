import type { CallHandle, UnnumberedStep } from '../call-handle.ts';
import { phraseStep } from '../phrase-steps.ts';
import { giveUp } from './give-up.ts';
import type { SilenceMove } from './silence-move.ts';

/** Says what a silence has come to. Throws `LeaseLost`. */
export async function breakSilence(
  move: Exclude<SilenceMove, 'none'>,
  call: CallHandle,
  signal: AbortSignal,
): Promise<void> {
  const phrase = (name: string): UnnumberedStep => {
    const { number: _, ...step } = phraseStep(call.item().phrases, name, 0);
    return step;
  };
  switch (move) {
    case 'deaf':
      return await giveUp(call, 'deaf', signal);
    case 'ask':
      await call.write([phrase('stillThere')], { state: 'listening' }, signal);
      return;
    case 'goodbye':
      await call.write(
        [phrase('goodbyeSilent'), { do: 'hangup' }],
        { state: 'listening', outcome: { kind: 'silent', reason: 'no-answer' } },
        signal,
      );
  }
}
