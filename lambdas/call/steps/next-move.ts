import type { CallItem } from '../call-item.ts';
import { renewalDue } from './renewal.ts';

/** What next-step does while no step is waiting. */
export type Move =
  | 'wait'
  /** Start the first orchestrator, under "How can I help you?". */
  | 'start'
  /** Start a successor: the lease has run out or was given up. */
  | 'take-over'
  /** Send the flow back to its own beginning: see `renewalDue`. */
  | 'renew'
  /** Nothing more can be hoped for: the keypad menu. */
  | 'menu';

export const moveOptions = {
  /** Orchestrators started in a row that never confirmed their lease; each has `startAllowanceMs`. */
  maxUnconfirmedStarts: 3,
  /** Asks without a media stream before giving up on hearing the caller. */
  maxAsksWithoutStream: 8,
} as const;

export function nextMove(item: CallItem, nowMs: number): Move {
  if (item.ended !== undefined) return 'wait';
  if (item.lease.epoch === 0 && item.streamArn === undefined) {
    return item.askCount > moveOptions.maxAsksWithoutStream ? 'menu' : 'wait';
  }
  if (item.lease.epoch === 0) return 'start';
  if (nowMs >= item.lease.untilMs) {
    return item.unconfirmedStarts >= moveOptions.maxUnconfirmedStarts ? 'menu' : 'take-over';
  }
  return renewalDue(item) === 'no' ? 'wait' : 'renew';
}
