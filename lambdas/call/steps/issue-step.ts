import { stepKey } from '../call-item.ts';
import { updateCall, type Written } from '../call-store.ts';
import type { Step } from './step.ts';

/**
 * Gives a waiting step to the flow that has finished step `after`, before it is played. Refused when another ask
 * has issued one after that step, or when this one has been cancelled. Asking for `after` and not for what was read
 * last makes the step the same for every try of an ask.
 */
export function issueStep(
  table: string,
  contactId: string,
  after: number,
  step: Step,
  nowMs: number,
  signal: AbortSignal,
): Promise<Written> {
  return updateCall(
    table,
    contactId,
    {
      update: 'SET issued = :number, issuedAtMs = :now, issuedStep = :step REMOVE steps.#key',
      condition: 'issued = :after AND attribute_exists(steps.#key)',
      names: { '#key': stepKey(step.number) },
      values: { ':number': step.number, ':now': nowMs, ':step': step, ':after': after },
    },
    signal,
  );
}
