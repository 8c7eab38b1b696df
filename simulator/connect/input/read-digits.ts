import type { Execution } from '../flow/execution.ts';
import { nextKey } from './next-key.ts';

export interface DigitRules {
  readonly firstLimitMs: number;
  readonly interdigitLimitMs: number;
  readonly maximumLength: number;
  /** Ends the input and is no part of it. */
  readonly terminator: string;
  /** Whether * deletes what has been entered. */
  readonly cancelKey: boolean;
}

/** Digits until the terminator, the greatest length, or a pause; `undefined` when no key came at all. */
export async function readDigits(execution: Execution, rules: DigitRules): Promise<string | undefined> {
  let digits = '';
  let limitMs = rules.firstLimitMs;
  while (digits.length < rules.maximumLength) {
    const key = await nextKey(execution, limitMs);
    if (key === undefined) return digits === '' && limitMs === rules.firstLimitMs ? undefined : digits;
    limitMs = rules.interdigitLimitMs;
    if (key === '*' && rules.cancelKey) {
      digits = '';
      limitMs = rules.firstLimitMs;
      continue;
    }
    digits += key;
    if (digits.endsWith(rules.terminator)) return digits.slice(0, -rules.terminator.length);
  }
  return digits;
}
