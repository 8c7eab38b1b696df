import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { messageProblems } from './message-problems.ts';

const MENU_ERRORS = ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'];

/** What publishing would refuse in a GetParticipantInput: its two modes take different validation and branches. */
export function keypadInputProblems(action: FlowAction): readonly string[] {
  const { StoreInput: mode, InputTimeLimitSeconds: limit } = action.Parameters;
  const legal =
    typeof limit === 'string' &&
    (limit.startsWith('$') || (/^\d+$/.test(limit) && +limit >= 1 && +limit <= 180));
  return [
    ...messageProblems(action.Parameters),
    ...(legal ? [] : ['InputTimeLimitSeconds must be a whole number from 1 to 180.']),
    ...(mode === 'True'
      ? storeProblems(action)
      : mode === 'False'
        ? menuProblems(action)
        : ['Invalid StoreInput.']),
  ];
}

function menuProblems({ Parameters, Transitions: { Conditions, Errors } }: FlowAction): string[] {
  const problems = MENU_ERRORS.filter((error) => !Errors.some(({ ErrorType }) => ErrorType === error)).map(
    (error) => `Action is missing required error. Error: ${error}`,
  );
  for (const { ErrorType } of Errors) {
    if (!MENU_ERRORS.includes(ErrorType)) problems.push(`Invalid Action error. Error: ${ErrorType}`);
  }
  if (Parameters['InputValidation'] !== undefined) problems.push('InputValidation is for StoreInput "True".');
  for (const { Operator, Operands } of Conditions) {
    const single = Operator === 'Equals' && Operands.every((operand) => /^[0-9*#]$/.test(operand));
    if (!single) problems.push('A condition must be Equals with a single key.');
  }
  return problems;
}

function storeProblems({ Parameters, Transitions: { Conditions, Errors } }: FlowAction): string[] {
  const validation = Parameters['InputValidation'];
  const known = isRecord(validation)
    ? ['CustomValidation', 'PhoneNumberValidation'].filter((kind) => isRecord(validation[kind]))
    : [];
  const problems =
    known.length === 1 ? [] : ['InputValidation must hold CustomValidation or PhoneNumberValidation.'];
  if (Conditions.length > 0) problems.push('Action does not support conditions.');
  const number = known[0] === 'PhoneNumberValidation';
  const needed = number ? ['NoMatchingError', 'InvalidPhoneNumber'] : ['NoMatchingError'];
  for (const error of needed) {
    if (!Errors.some(({ ErrorType }) => ErrorType === error)) {
      problems.push(`Action is missing required error. Error: ${error}`);
    }
  }
  for (const { ErrorType } of Errors) {
    if (!needed.includes(ErrorType)) problems.push(`Invalid Action error. Error: ${ErrorType}`);
  }
  return problems;
}
