import type { DynaliteAnswer } from './dynalite.ts';

/** The front's own refusal, as dynalite would write it. */
export function invalid(message: string): DynaliteAnswer {
  return {
    statusCode: 400,
    headers: { 'Content-Type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ __type: 'com.amazon.coral.validate#ValidationException', message }),
  };
}
