import { type CallItem, stepKey } from '../call-item.ts';
import { updateCall, type Written } from '../call-store.ts';
import type { Step } from './step.ts';

/**
 * Gives a waiting step to the flow, before it is played. Refused when another ask has issued one meanwhile or
 * when the step has been cancelled.
 */
export function issueStep(
  table: string,
  item: CallItem,
  step: Step,
  nowMs: number,
  signal: AbortSignal,
): Promise<Written> {
  return updateCall(
    table,
    item.contactId,
    {
      update: 'SET issued = :number, issuedAtMs = :now, issuedStep = :step REMOVE steps.#key',
      condition: 'issued = :before AND attribute_exists(steps.#key)',
      names: { '#key': stepKey(step.number) },
      values: { ':number': step.number, ':now': nowMs, ':step': step, ':before': item.issued },
    },
    signal,
  );
}
