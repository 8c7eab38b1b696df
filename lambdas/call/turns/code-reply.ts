import type { CodeRequest } from '../../brain/code-request.ts';
import type { Closing } from './closing.ts';

/** How code answers what needs no model: with stock phrases, by saying its last reply again, or with a person. */
export function codeReply(
  request: CodeRequest,
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
    case 'emergency':
      return phrase('emergency');
    case 'person':
      return transfer('asked-for-person');
    case 'misunderstood':
    case 'unhelpful':
    case 'upset':
      return transfer(request);
    case 'repeat':
    case 'slower':
      if (lastReply.length === 0) return phrase('nothingToRepeat');
      return { phrases: [], failed: false, again: { slowly: request === 'slower' } };
  }
}

function transfer(reason: string): Closing {
  return {
    phrases: ['transferring'],
    last: 'transfer',
    outcome: { kind: 'transferred', reason },
    failed: false,
  };
}
