import { type ActivePhrases, phraseStep } from '../phrase-steps.ts';
import type { Step } from './step.ts';

/** Everybody is told that the assistant is automated and that the call is transcribed, and only then is listened to. */
export function openingSteps(phrases: ActivePhrases, first: number): readonly Step[] {
  return [phraseStep(phrases, 'disclosure', first), { number: first + 1, do: 'listen' }];
}
