import { type CallItem, stepKey } from '../call-item.ts';
import { updateCall, type Written } from '../call-store.ts';
import type { Step } from '../steps/step.ts';

export const leaseOptions = {
  /**
   * How long a started orchestrator has to confirm: an Event invoke with a cold start takes 0.4–1.5 s
   * (assumed, see the latency facts), and a slow day may triple it.
   */
  startAllowanceMs: 6_000,
  /** A holder renews every second; it is taken for dead after missing two. */
  holdMs: 3_000,
  renewEveryMs: 1_000,
} as const;

/**
 * Takes the lease for an orchestrator about to be started, together with the step that hides its start.
 * Refused when another ask has taken it.
 */
export function takeLease(
  table: string,
  item: CallItem,
  nowMs: number,
  step: Step | undefined,
  signal: AbortSignal,
): Promise<Written> {
  const lease = { holder: '', epoch: item.lease.epoch + 1, untilMs: nowMs + leaseOptions.startAllowanceMs };
  const withStep =
    step === undefined ? '' : ', steps.#key = :step, lastNumber = :number, #state = :listening';
  return updateCall(
    table,
    item.contactId,
    {
      update: `SET lease = :lease, unconfirmedStarts = unconfirmedStarts + :one${withStep}`,
      condition: `lease.epoch = :seen AND attribute_not_exists(ended)${step === undefined ? '' : ' AND lastNumber < :number'}`,
      ...(step === undefined ? {} : { names: { '#key': stepKey(step.number), '#state': 'state' } }),
      values: {
        ':lease': lease,
        ':one': 1,
        ':seen': item.lease.epoch,
        ...(step === undefined ? {} : { ':step': step, ':number': step.number, ':listening': 'listening' }),
      },
    },
    signal,
  );
}

/** Gives the lease up at once, so that the next ask starts a successor. Only the epoch's own holder can. */
export function releaseLease(
  table: string,
  contactId: string,
  epoch: number,
  inPause: boolean,
  signal: AbortSignal,
): Promise<Written> {
  return updateCall(
    table,
    contactId,
    {
      update: 'SET lease.untilMs = :zero, lease.released = :released',
      condition: 'lease.epoch = :epoch',
      values: { ':zero': 0, ':released': inPause, ':epoch': epoch },
    },
    signal,
  );
}
