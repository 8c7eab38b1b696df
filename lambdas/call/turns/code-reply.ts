import type { Closing } from './closing.ts';

/** Requests that code answers without the model; the names are those of the brain's `plainRequest`. */
export type PlainRequest = 'hold-on' | 'repeat' | 'slower' | 'hello' | 'are-you-a-robot' | 'person';

/** How code answers a plain request: with stock phrases, or by saying its last reply again. */
export function codeReply(
  request: PlainRequest,
  lastReply: readonly string[],
): Closing & { readonly again?: { readonly slowly: boolean } } {
  const phrase = (name: string): Closing => ({ phrases: [name], failed: false });
  switch (request) {
    case 'hold-on':
      return { ...phrase('takeYourTime'), patient: true };
    case 'hello':
      return phrase('howCanIHelp');
    case 'are-you-a-robot':
      return phrase('iAmAutomated');
    case 'person':
      return {
        phrases: ['transferring'],
        last: 'transfer',
        outcome: { kind: 'transferred', reason: 'asked-for-person' },
        failed: false,
      };
    case 'repeat':
    case 'slower':
      if (lastReply.length === 0) return phrase('nothingToRepeat');
      return { phrases: [], failed: false, again: { slowly: request === 'slower' } };
  }
}
