import { digitRuns } from './spoken-digits.ts';

/** Digits from which on a number is somebody's (a telephone, an order, a code), and no price, year or count. */
const shortest = 5;

/** What stands in place of a long number. */
const maskedNumber = '[number]';

/** Cuts every number of five digits or more out of a text, in digits or in words. */
export function maskNumbers(text: string): string {
  let masked = '';
  let from = 0;
  for (const { digits, start, end } of digitRuns(text)) {
    if (digits.length < shortest) continue;
    masked += text.slice(from, start) + maskedNumber;
    from = end;
  }
  return masked + text.slice(from);
}
