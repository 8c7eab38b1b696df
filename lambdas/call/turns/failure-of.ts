import type { ThinkFailure } from '../../brain/decision.ts';

/** A thought that threw instead of deciding (retrieval or speech broke down), in the terms of a decision. */
export function failureOf(error: unknown): ThinkFailure {
  const name = error instanceof Error ? error.name : '';
  if (/throttl|TooManyRequests|LimitExceeded/i.test(name)) return 'throttled';
  return /timeout|abort|deadline/i.test(name) ? 'deadline' : 'unavailable';
}
