import { actionTypes } from '../action-types.ts';
import { roadsFrom } from '../roads.ts';
import { finding, place, type Rule } from '../rule.ts';

/** An action that ends the flow has no transitions; every other one has a NextAction. */
export const nextAction: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) => {
    const known = actionTypes[action.Type];
    if (known === undefined) return [];
    if (known.terminal) {
      if (roadsFrom(action).length === 0) return [];
      const message = `${action.Type} ends the flow and leads nowhere.`;
      return [finding(place(action, 'Transitions'), message, 'Write "Transitions": {}.')];
    }
    if (action.Transitions.NextAction !== undefined) return [];
    const remedy =
      'Connect asks for it even where every outcome has a branch of its own: name one of their targets.';
    return [
      finding(place(action, 'Transitions.NextAction'), `${action.Type} must have a NextAction.`, remedy),
    ];
  });
