import type { FlowAction } from '../flow.ts';
import { isRecord } from '../is-record.ts';
import { isLiteral, isWholeNumber } from '../parameter-text.ts';
import { type Finding, finding, place, ruleFor } from '../rule.ts';
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
    ...callerIdFindings(action),
    ...(goesOn === 'false'
      ? judgeErrors(action, ['NoMatchingError'], [])
      : judgeErrors(action, ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'], [])),
  ];
});

/** What is shown to the third party in place of the caller's own number. */
function callerIdFindings(action: FlowAction): readonly Finding[] {
  const callerId = action.Parameters['CallerId'];
  const known =
    isRecord(callerId) && Object.keys(callerId).every((key) => key === 'Number' || key === 'Name');
  if (callerId === undefined || known) return [];
  const remedy = 'Write { "Number": "$.SystemEndpoint.Address" }, and "Name" where you want one.';
  return [finding(place(action, 'Parameters.CallerId'), 'A caller ID has a Number and a Name.', remedy)];
}
