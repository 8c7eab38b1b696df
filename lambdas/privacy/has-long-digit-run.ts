import { digitRuns } from './spoken-digits.ts';

const long = 7;

/** Seven or more digits in a row, typed or said: maybe a card or phone number still being read out. */
export function hasLongDigitRun(text: string): boolean {
  return digitRuns(text).some(({ digits }) => digits.length >= long);
}
