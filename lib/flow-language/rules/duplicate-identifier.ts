import { finding, place, type Rule } from '../rule.ts';

export const duplicateIdentifier: Rule = ({ flow }) =>
  flow.Actions.filter(
    (action, n) => flow.Actions.findIndex((other) => other.Identifier === action.Identifier) < n,
  ).map((action) =>
    finding(
      place(action, 'Identifier'),
      'Another action has this identifier already.',
      'Give each action a name of its own.',
    ),
  );
