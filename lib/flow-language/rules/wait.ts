import { isRecord } from '../is-record.ts';
import { isWholeNumber } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';

/** Seven days. */
const LONGEST_SECONDS = 604_800;

/** On a voice call a pause is a silent prompt; this action takes a limit of its own naming. */
export const wait = ruleFor('Wait', (action) => {
  const { TimeLimitSeconds, Events } = action.Parameters;
  return [
    ...(TimeLimitSeconds === undefined || isWholeNumber(TimeLimitSeconds, 1, LONGEST_SECONDS)
      ? []
      : [
          finding(
            place(action, 'Parameters.TimeLimitSeconds'),
            `The time limit must be a whole number from 1 to ${LONGEST_SECONDS}.`,
            'Write the seconds as a string.',
          ),
        ]),
    ...(Events === undefined || Array.isArray(Events) || isRecord(Events)
      ? []
      : [
          finding(
            place(action, 'Parameters.Events'),
            'Events must be a list.',
            'Write ["CustomerReturned"].',
          ),
        ]),
  ];
});
