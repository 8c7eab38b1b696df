import { finding, type Rule } from '../rule.ts';

/** Quota of the flow language. */
const MOST_ACTIONS = 250;
/** CreateContactFlowRequest `Content`. */
const MOST_CHARACTERS = 256_000;

export const size: Rule = ({ flow, length }) => [
  ...(flow.Actions.length > MOST_ACTIONS
    ? [
        finding(
          { path: 'Actions' },
          `The flow has ${flow.Actions.length} actions; Connect takes ${MOST_ACTIONS}.`,
          'Move a part of it into a module or a flow of its own.',
        ),
      ]
    : []),
  ...(length > MOST_CHARACTERS
    ? [
        finding(
          { path: '' },
          `The flow is ${length} characters long; Connect takes ${MOST_CHARACTERS}.`,
          'Shorten its texts or split it.',
        ),
      ]
    : []),
];
