import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import type { Execution } from '../flow/execution.ts';
import { ActionError, next, result } from '../flow/outcome.ts';
import { required, wholeNumber } from '../flow/parameters.ts';
import { nextKey } from '../input/next-key.ts';
import { readDigits } from '../input/read-digits.ts';
import { readPhoneNumber } from '../input/read-phone-number.ts';
import { playMessage } from '../prompt/play-message.ts';
import { keypadInputProblems } from '../publish/keypad-input-problems.ts';

const DEFAULT_INTERDIGIT_SECONDS = '5';
/** Longest input of the block where no MaximumLength is given: a phone number. */
const MOST_DIGITS = 20;

/**
 * Get customer input (`StoreInput` "False": one key chooses a branch) and Store customer input ("True": digits
 * go to `$.StoredCustomerInput`, "Timeout" when none came). A key stops the prompt; speech does not.
 */
export const getParticipantInput: Action = {
  type: 'GetParticipantInput',
  check: keypadInputProblems,
  async run(action, execution) {
    const limitMs = seconds(
      required(action, 'InputTimeLimitSeconds', execution),
      'InputTimeLimitSeconds',
      180,
    );
    const interrupt = new AbortController();
    const close = execution.line.keypad.open();
    const unlisten = execution.line.keypad.onPress(() => interrupt.abort());
    try {
      await playMessage(action, action.Parameters, execution, interrupt.signal);
      return action.Parameters['StoreInput'] === 'True'
        ? await store(action, execution, limitMs)
        : await choose(execution, limitMs);
    } finally {
      unlisten();
      close();
    }
  },
};

async function choose(execution: Execution, limitMs: number) {
  const key = await nextKey(execution, limitMs);
  if (key === undefined) throw new ActionError('No key was pressed in time.', 'InputTimeLimitExceeded');
  return result(key);
}

async function store(action: FlowAction, execution: Execution, firstLimitMs: number) {
  const { contact } = execution;
  const dtmf = record(action.Parameters['DTMFConfiguration']);
  const validation = record(action.Parameters['InputValidation']);
  const custom = record(validation['CustomValidation']);
  const number = validation['PhoneNumberValidation'];
  const length = execution.resolve(String(custom['MaximumLength'] ?? MOST_DIGITS)) ?? '';
  const interdigit = String(dtmf['InterdigitTimeLimitSeconds'] ?? DEFAULT_INTERDIGIT_SECONDS);
  const digits = await readDigits(execution, {
    firstLimitMs,
    interdigitLimitMs: seconds(interdigit, 'InterdigitTimeLimitSeconds', 20),
    maximumLength: wholeNumber(length, 'MaximumLength', 1, MOST_DIGITS),
    terminator: String(dtmf['InputTerminationSequence'] ?? '#'),
    cancelKey: dtmf['DisableCancelKey'] !== 'True',
  });
  if (digits === undefined) {
    contact.storedCustomerInput = 'Timeout';
    return next;
  }
  const stored = isRecord(number) ? readPhoneNumber(digits, number) : digits;
  if (stored === undefined) throw new ActionError('The digits are no phone number.', 'InvalidPhoneNumber');
  contact.storedCustomerInput = stored === '' ? undefined : stored;
  return next;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function seconds(text: string, name: string, most: number): number {
  return wholeNumber(text, name, 1, most) * 1_000;
}
