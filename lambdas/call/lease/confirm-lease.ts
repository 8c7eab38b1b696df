import { updateCall, type Written } from '../call-store.ts';
import { leaseOptions } from './take-lease.ts';

/**
 * The started orchestrator takes up its lease. Refused for the second of two that were started by one event
 * (Lambda delivers at least once), for one that was replaced meanwhile, and when the call has ended.
 */
export function confirmLease(
  table: string,
  start: { readonly contactId: string; readonly epoch: number },
  holder: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<Written> {
  return updateCall(
    table,
    start.contactId,
    {
      update: 'SET lease.holder = :holder, lease.untilMs = :until, unconfirmedStarts = :zero',
      condition:
        'lease.epoch = :epoch AND (lease.holder = :nobody OR lease.holder = :holder) AND attribute_not_exists(ended)',
      values: {
        ':holder': holder,
        ':until': nowMs + leaseOptions.holdMs,
        ':zero': 0,
        ':epoch': start.epoch,
        ':nobody': '',
      },
    },
    signal,
  );
}

/** Renews the lease; the answer also tells whether the call has ended. */
export function renewLease(
  table: string,
  start: { readonly contactId: string; readonly epoch: number },
  nowMs: number,
  signal: AbortSignal,
): Promise<Written> {
  return updateCall(
    table,
    start.contactId,
    {
      update: 'SET lease.untilMs = :until',
      condition: 'lease.epoch = :epoch AND attribute_not_exists(ended)',
      values: { ':until': nowMs + leaseOptions.holdMs, ':epoch': start.epoch },
    },
    signal,
  );
}
