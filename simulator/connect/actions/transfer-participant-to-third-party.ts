import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import type { Execution } from '../flow/execution.ts';
import { ActionError, next, type Outcome } from '../flow/outcome.ts';
import { optional, required, textOf, wholeNumber } from '../flow/parameters.ts';
import { isDialable } from '../people/dialable.ts';
import { ringThirdParty } from '../people/ring-third-party.ts';

/** Of DTMF digits: https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-phone-number.html */
const DIGITS = /^[0-9,*#]{1,50}$/;

/**
 * Calls a number and joins it with the caller. Connect knows four ends: CallFailed (busy, refused, unreachable, in a
 * country not allowed), ConnectionTimeLimitExceeded, NoMatchingError (a parameter points to nothing), and success,
 * which a mailbox is as well. The flow goes on only when the third party hangs up first. Without a `CallerId`
 * ({ "Number", "Name" }) the third party sees the caller's own number, which nobody sees when it is withheld.
 */
export const transferParticipantToThirdParty: Action = {
  type: 'TransferParticipantToThirdParty',
  check({ Parameters: parameters, Transitions }) {
    const { CallerId: callerId, ThirdPartyDTMFDigits: digits } = parameters;
    const declared = Transitions.Errors.map(({ ErrorType }) => ErrorType);
    const unsupported =
      parameters['ContinueFlowExecution'] === 'False'
        ? ['CallFailed', 'ConnectionTimeLimitExceeded'].filter((error) => declared.includes(error))
        : [];
    const named = isRecord(callerId) ? Object.keys(callerId) : [];
    return [
      ...unsupported.map((error) => `Invalid Action error. Error: ${error}`),
      ...(callerId === undefined || isRecord(callerId) ? [] : ['CallerId must be an object.']),
      ...named
        .filter((name) => name !== 'Number' && name !== 'Name')
        .map((name) => `Invalid Action property name. CallerId.${name}`),
      ...(typeof digits === 'string' && !digits.startsWith('$') && !DIGITS.test(digits)
        ? ['Invalid Action property value. ThirdPartyDTMFDigits']
        : []),
    ];
  },
  async run(action, execution) {
    const { contact, parts, world } = execution;
    const number = required(action, 'ThirdPartyPhoneNumber', execution);
    const goesOn = required(action, 'ContinueFlowExecution', execution) === 'True';
    const limitMs = timeLimitMs(action, execution);
    const digits = optional(action, 'ThirdPartyDTMFDigits', execution);
    if (digits !== undefined && !DIGITS.test(digits))
      throw new ActionError('ThirdPartyDTMFDigits is invalid.');
    const shown = callerIdOf(action, execution);
    if (!/^\+[1-9]\d{6,14}$/.test(number))
      throw new ActionError('ThirdPartyPhoneNumber is no E.164 number.', 'CallFailed');
    const fault = world.faults.take('connect', 'TransferParticipantToThirdParty', contact.contactId);
    if (fault !== undefined) throw new ActionError('The call could not be made (fault).', 'CallFailed');
    if (!isDialable(number, parts.dialable))
      throw new ActionError('The instance may not call this country.', 'CallFailed');
    await ringThirdParty(number, action.Identifier, execution, {
      limitMs,
      ...shown,
      ...(digits === undefined ? {} : { digits }),
    });
    return goesOn ? next : ended;
  },
};

const ended: Outcome = { way: 'end', reason: 'transferred-to-third-party' };

function timeLimitMs(action: FlowAction, execution: Execution): number {
  const name = 'ThirdPartyConnectionTimeLimitSeconds';
  return wholeNumber(required(action, name, execution), name, 1, 600) * 1_000;
}

function callerIdOf(action: FlowAction, execution: Execution) {
  const given = action.Parameters['CallerId'];
  const { customerNumber } = execution.contact;
  if (!isRecord(given)) return customerNumber === undefined ? {} : { shownNumber: customerNumber };
  const number = textOf(given['Number'], 'CallerId.Number', execution);
  const name = textOf(given['Name'], 'CallerId.Name', execution);
  return {
    ...(number === undefined ? {} : { shownNumber: number }),
    ...(name === undefined ? {} : { shownName: name }),
  };
}
