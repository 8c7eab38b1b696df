import { type ActivePhrases, phraseStep } from '../phrase-steps.ts';
import type { Step } from './step.ts';

/** What is offered by key before the conversation. */
export interface OpeningOffers {
  /** A sentence in the second language of the business. */
  readonly secondLanguage?: string;
  readonly recording?: boolean;
}

/**
 * Everybody is told that the assistant is automated and that the call is transcribed, and only then is listened to. A
 * number is left free behind the offer to record: see `recordingNumber`.
 */
export function openingSteps(
  phrases: ActivePhrases,
  first: number,
  { secondLanguage, recording = false }: OpeningOffers = {},
): readonly Step[] {
  const steps: Step[] = [];
  let number = first;
  if (secondLanguage !== undefined) {
    steps.push({ number, do: 'key', text: secondLanguage, asks: 'language' });
    number += 1;
  }
  steps.push(phraseStep(phrases, 'disclosure', number));
  if (recording) {
    const { text = '' } = phraseStep(phrases, 'recordingOffer', 0);
    steps.push({ number: number + 1, do: 'key', text, asks: 'recording' });
    number += 2;
  }
  return [...steps, { number: number + 1, do: 'listen' }];
}

/** The step that begins the recording comes right behind its offer. */
export const recordingNumber = (offer: Step): number => offer.number + 1;
