import type { Decision, ThinkFailure } from '../../brain/decision.ts';
import type { Outcome } from '../../record/conversation-record.ts';
import type { StepAction } from '../steps/step.ts';

/** What follows the sentences of a reply: stock phrases, then perhaps the step that ends the conversation. */
export interface Closing {
  readonly phrases: readonly string[];
  readonly last?: StepAction;
  readonly outcome?: Outcome;
  /** Of a transfer: what the caller wants, as the model puts it. */
  readonly summary?: string;
  /** Somebody has to call back: kept as a request of the call, before the phrases are written. */
  readonly request?: 'booking';
  /** The caller has asked for time. */
  readonly patient?: boolean;
  /** The reply was no answer to the caller. */
  readonly failed: boolean;
}

export interface ClosingFacts {
  readonly failuresBefore: number;
  /** Something of the reply has been said already. */
  readonly spoke: boolean;
  /** The caller can be called back. */
  readonly numberKnown: boolean;
}

/**
 * What a decision comes to. `failuresBefore` counts the turns in a row, before this one, that got no answer:
 * the first is asked again, after that the keypad is offered, then a person is fetched. Without a number nothing is
 * promised that needs one.
 */
export function closing(decision: Decision, { failuresBefore, spoke, numberKnown }: ClosingFacts): Closing {
  switch (decision.tool) {
    case 'answer_from_knowledge':
      return { phrases: [], failed: false };
    case 'book_appointment':
      if (!numberKnown) return { phrases: ['bookingNoNumber'], failed: false };
      return { phrases: ['bookingByCallback'], request: 'booking', failed: false };
    case 'transfer_to_human':
      return {
        ...transfer(['transferring'], reason(decision.reasonCode, 'asked')),
        ...(decision.summary.trim() === '' ? {} : { summary: decision.summary }),
      };
    case 'end_call':
      return {
        phrases: ['goodbye'],
        last: 'hangup',
        outcome: { kind: 'goodbye', reason: reason(decision.reasonCode, 'done') },
        failed: false,
      };
    case 'none':
      return afterFailure(decision.failure, failuresBefore, spoke);
  }
}

/** In the place of a closing whose request could not be kept: what nobody will know of is not promised. */
export const requestNotKept: Closing = transfer(['trouble'], 'request-not-kept');

function afterFailure(failure: ThinkFailure, failuresBefore: number, spoke: boolean): Closing {
  if (failure === 'not-grounded') return transfer(['ratherNotGuess'], 'not-grounded');
  // Asked again, the same would be refused again.
  if (failure === 'blocked' && !spoke) return transfer(['ratherNotGuess'], 'brain-blocked');
  // Something true has been said already; the caller can ask on.
  if (spoke) return { phrases: [], failed: false };
  if (failuresBefore === 0) return { phrases: ['notCaught'], failed: true };
  if (failuresBefore === 1) return { phrases: [], last: 'digits', failed: true };
  return transfer(['trouble'], `brain-${failure}`);
}

export function transfer(phrases: readonly string[], why: string): Closing {
  return { phrases, last: 'transfer', outcome: { kind: 'transferred', reason: why }, failed: false };
}

/** Reason codes come from the model: only the shape of a code is let through. */
function reason(code: string, otherwise: string): string {
  return /^[a-z][a-z0-9_-]{0,39}$/.test(code) ? code.replaceAll('_', '-') : otherwise;
}
