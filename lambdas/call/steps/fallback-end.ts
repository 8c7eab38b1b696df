import type { Outcome } from '../../record/conversation-record.ts';

/** How a call ends that the flow reports: what is kept, and what the caller is told in Connect's own voice. */
export interface FallbackEnd {
  /** Somebody has to call back. */
  readonly request: boolean;
  readonly outcome: Outcome;
  readonly text: string;
  readonly next: 'part' | 'menu';
}

const callBack = 'Someone will call you back on this number. Goodbye.';
const noNumber = "I can't see your number, so we couldn't call you back.";

/**
 * `choice` is the flow's: `message` when no message can be recorded, `person` for a call back when nobody took the call,
 * anything else for no choice.
 * Whoever can be called back is; to a withheld number nothing is promised.
 */
export function fallbackEnd(choice: string | undefined, numberKnown: boolean): FallbackEnd {
  if (numberKnown) {
    const promise = (reason: string, before: string): FallbackEnd => ({
      request: true,
      outcome: { kind: 'message', reason },
      text: `${before} ${callBack}`,
      next: 'part',
    });
    if (choice === 'message') return promise('keypad-menu', 'All right.');
    if (choice === 'person') return promise('nobody-free', 'All right.');
    return promise('no-choice', "I'm sorry, I did not get a choice.");
  }
  const refuse = (outcome: Outcome, text: string, next: 'part' | 'menu'): FallbackEnd => ({
    request: false,
    outcome,
    text,
    next,
  });
  if (choice === 'message') return refuse({ kind: 'menu', reason: 'no-number' }, noNumber, 'menu');
  if (choice === 'person') return refuse({ kind: 'failed', reason: 'nobody-free' }, noNumber, 'menu');
  const text = "I'm sorry, I did not get a choice. Please call again. Goodbye.";
  return refuse({ kind: 'menu', reason: 'no-choice' }, text, 'part');
}
