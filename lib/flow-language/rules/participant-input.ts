import type { FlowAction } from '../flow.ts';
import { isRecord } from '../is-record.ts';
import { isDynamic, isWholeNumber } from '../parameter-text.ts';
import { type Finding, finding, place, ruleFor } from '../rule.ts';
import { judgeConditions } from './condition.ts';
import { judgeErrors } from './error-branch.ts';

const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];

/** GetParticipantInput is a menu (StoreInput False) or keeps what is keyed in (True); the two differ in all else. */
export const participantInput = ruleFor('GetParticipantInput', (action) => {
  const store = action.Parameters['StoreInput'];
  const mode = typeof store === 'string' ? store.toLowerCase() : undefined;
  const limit = action.Parameters['InputTimeLimitSeconds'];
  return [
    ...(limit === undefined ||
    (isWholeNumber(limit, 1, 180) && !(typeof limit === 'string' && isDynamic(limit)))
      ? []
      : [
          finding(
            place(action, 'Parameters.InputTimeLimitSeconds'),
            'The time limit must be a whole number from 1 to 180, set statically.',
            'Write "5".',
          ),
        ]),
    ...(mode === 'true'
      ? judgeStore(action)
      : mode === 'false'
        ? judgeMenu(action)
        : judgeMode(action, store)),
  ];
});

function judgeMode(action: FlowAction, store: unknown): readonly Finding[] {
  if (store === undefined) return [];
  return [
    finding(
      place(action, 'Parameters.StoreInput'),
      'StoreInput must be "True" or "False".',
      'Write one of the two.',
    ),
  ];
}

function judgeMenu(action: FlowAction): readonly Finding[] {
  const extra = ['InputValidation', 'InputEncryption'].filter(
    (name) => action.Parameters[name] !== undefined,
  );
  return [
    ...extra.map((name) =>
      finding(
        place(action, `Parameters.${name}`),
        `A menu takes no ${name}.`,
        'Remove it, or set StoreInput to "True".',
      ),
    ),
    ...judgeErrors(action, ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'], []),
    ...judgeConditions(action, { operators: ['Equals'], operands: KEYS }),
  ];
}

function judgeStore(action: FlowAction): readonly Finding[] {
  const validation = action.Parameters['InputValidation'];
  const phone = isRecord(validation) ? validation['PhoneNumberValidation'] : undefined;
  const encrypted = action.Parameters['InputEncryption'] !== undefined;
  return [
    ...judgeValidation(action, validation),
    ...(encrypted && phone !== undefined
      ? [
          finding(
            place(action, 'Parameters.InputEncryption'),
            'A phone number cannot be encrypted as it is keyed in.',
            'Use CustomValidation with it.',
          ),
        ]
      : []),
    ...judgeErrors(action, ['NoMatchingError', ...(phone === undefined ? [] : ['InvalidPhoneNumber'])], []),
    ...(action.Transitions.Conditions.length === 0
      ? []
      : [
          finding(
            place(action, 'Transitions.Conditions'),
            'What is stored cannot be branched on here.',
            'Compare $.StoredCustomerInput after it, or set StoreInput to "False".',
          ),
        ]),
  ];
}

function judgeValidation(action: FlowAction, validation: unknown): readonly Finding[] {
  const at = (message: string, remedy: string) => [
    finding(place(action, 'Parameters.InputValidation'), message, remedy),
  ];
  const custom = isRecord(validation) ? validation['CustomValidation'] : undefined;
  const phone = isRecord(validation) ? validation['PhoneNumberValidation'] : undefined;
  if ((custom === undefined) === (phone === undefined)) {
    const message = 'StoreInput "True" needs exactly one of CustomValidation and PhoneNumberValidation.';
    return at(message, 'Write { "CustomValidation": { "MaximumLength": "1" } }.');
  }
  if (custom !== undefined) {
    const length = isRecord(custom) ? custom['MaximumLength'] : undefined;
    if (isWholeNumber(length, 1, 20)) return [];
    return at('MaximumLength must be a whole number from 1 to 20.', 'Write the most digits you want.');
  }
  const { NumberFormat, CountryCode } = isRecord(phone) ? phone : {};
  if (NumberFormat === 'E164' && CountryCode === undefined) return [];
  if (NumberFormat === 'Local' && typeof CountryCode === 'string') return [];
  return at('NumberFormat is "E164", or "Local" with a CountryCode.', 'Write { "NumberFormat": "E164" }.');
}
