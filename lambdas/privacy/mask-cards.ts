import { passesLuhn } from './luhn.ts';
import { digitRuns } from './spoken-digits.ts';

const shortest = 13;
const longest = 19;

/** What stands in place of a card number. */
export const maskedCard = '[card number]';

/**
 * Cuts card numbers out of a text, in digits or in words. A run of 13–19 digits is cut when it, or 13–19
 * neighbours within it, pass the Luhn check; a longer run (a card, its expiry and its code in one breath) the same.
 * The whole run goes, so that nothing beside the number is left of it.
 */
export function maskCards(text: string): string {
  let masked = '';
  let from = 0;
  for (const run of digitRuns(text)) {
    if (!holdsCard(run.digits)) continue;
    masked += text.slice(from, run.start) + maskedCard;
    from = run.end;
  }
  return masked + text.slice(from);
}

function holdsCard(digits: string): boolean {
  for (let length = shortest; length <= Math.min(longest, digits.length); length++) {
    for (let start = 0; start + length <= digits.length; start++) {
      if (passesLuhn(digits.slice(start, start + length))) return true;
    }
  }
  return false;
}
