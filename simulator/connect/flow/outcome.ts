import type { EndReason } from '../phone-call.ts';

/** How an action came out, which decides the way on. An action that fails throws `ActionError`. */
export type Outcome =
  | { readonly way: 'next' }
  /** The value that the action's conditions are held against. */
  | { readonly way: 'result'; readonly value: string | null }
  | { readonly way: 'flow'; readonly arn: string }
  | { readonly way: 'end-module' }
  | { readonly way: 'end'; readonly reason: EndReason };

export const next: Outcome = { way: 'next' };

export function result(value: string | null): Outcome {
  return { way: 'result', value };
}

/** Sends the contact down the branch of that error, or else of `NoMatchingError`; with neither it ends. */
export class ActionError extends Error {
  readonly error: string;

  constructor(problem: string, error = 'NoMatchingError') {
    super(problem);
    this.name = 'ActionError';
    this.error = error;
  }
}
