import { isLiteral, isWholeNumber } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';
import { judgeErrors } from './error-branch.ts';

/** A transfer that keeps the flow running can fail into it; one that hands the call over cannot. */
export const thirdParty = ruleFor('TransferParticipantToThirdParty', (action) => {
  const { ThirdPartyPhoneNumber, ThirdPartyConnectionTimeLimitSeconds, ContinueFlowExecution } =
    action.Parameters;
  const goesOn = typeof ContinueFlowExecution === 'string' ? ContinueFlowExecution.toLowerCase() : undefined;
  const number = ThirdPartyPhoneNumber;
  return [
    ...(goesOn === 'true' || goesOn === 'false' || ContinueFlowExecution === undefined
      ? []
      : [
          finding(
            place(action, 'Parameters.ContinueFlowExecution'),
            'There is no such value.',
            'Write "True" or "False".',
          ),
        ]),
    ...(ThirdPartyConnectionTimeLimitSeconds === undefined ||
    isWholeNumber(ThirdPartyConnectionTimeLimitSeconds, 1, 600)
      ? []
      : [
          finding(
            place(action, 'Parameters.ThirdPartyConnectionTimeLimitSeconds'),
            'The time limit must be a whole number from 1 to 600.',
            'Write "30".',
          ),
        ]),
    ...(typeof number === 'string' && number !== '' && isLiteral(number) && !/^\+[1-9]\d{1,14}$/.test(number)
      ? [
          finding(
            place(action, 'Parameters.ThirdPartyPhoneNumber'),
            'The number is not in E.164 form.',
            'Write a plus, the country and the number, such as +12065550142.',
          ),
        ]
      : []),
    ...(goesOn === 'false'
      ? judgeErrors(action, ['NoMatchingError'], [])
      : judgeErrors(action, ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'], [])),
  ];
});
