import { type DigitRun, digitRuns } from './spoken-digits.ts';

/** Digits of the shortest card number, ISO/IEC 7812-1; most have 15 or 16. */
export const shortestCard = 13;
/** Digits of the longest, ISO/IEC 7812-1. */
export const longestCard = 19;
/** Digits of the longest telephone number, country code included, ITU-T E.164. */
const longestPhone = 15;

/** What stands in place of a card number. */
export const maskedCard = '[card number]';

/**
 * Cuts card numbers out of a text, in digits or in words: every run of 13 digits or more, and the whole of it, so that
 * nothing beside the number (expiry, code) is left. Whether the check digit is right does not matter: a card misheard
 * or with a digit left out is still one. Only a telephone number that says it is one, with "+" or "plus" in front,
 * may be so long; those without a country code have 10 or 11 digits.
 */
export function maskCards(text: string): string {
  let masked = '';
  let from = 0;
  for (const run of cardRuns(text)) {
    masked += text.slice(from, run.start) + maskedCard;
    from = run.end;
  }
  return masked + text.slice(from);
}

/** Where card numbers stand in a text. */
export function cardRuns(text: string): readonly DigitRun[] {
  return digitRuns(text).filter(mayBeCard);
}

function mayBeCard({ digits, afterPlus }: DigitRun): boolean {
  return digits.length >= shortestCard && !(afterPlus && digits.length <= longestPhone);
}
