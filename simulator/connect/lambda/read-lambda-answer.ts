import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { ActionError } from '../flow/outcome.ts';

/** "up to 32kb", as UTF-8: https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html */
const LARGEST_BYTES = 32 * 1_024;

/** What a function's answer becomes in `$.External`. Throws `ActionError` for one that Connect does not take. */
export function readLambdaAnswer(
  answer: unknown,
  type: 'STRING_MAP' | 'JSON',
): Readonly<Record<string, unknown>> {
  const bytes = Buffer.byteLength(JSON.stringify(answer) ?? '');
  if (bytes > LARGEST_BYTES)
    throw new ActionError(`The function answered ${bytes} bytes; at most ${LARGEST_BYTES}.`);
  if (!isRecord(answer)) throw new ActionError('The function must answer an object.');
  if (type === 'JSON') return answer;
  const nested = Object.keys(answer).filter((key) => typeof answer[key] !== 'string');
  if (nested.length > 0) {
    throw new ActionError(`STRING_MAP takes a flat object of strings; not strings: ${nested.join(', ')}.`);
  }
  return answer;
}
