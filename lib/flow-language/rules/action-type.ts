import { actionTypes } from '../action-types.ts';
import { nearest } from '../nearest.ts';
import { otherActionTypes } from '../other-action-types.ts';
import { finding, place, type Rule } from '../rule.ts';

export const actionType: Rule = ({ flow }) =>
  flow.Actions.filter(
    (action) => !Object.hasOwn(actionTypes, action.Type) && !otherActionTypes.has(action.Type),
  ).map((action) => {
    const meant = nearest(action.Type, [...Object.keys(actionTypes), ...otherActionTypes]);
    return finding(
      place(action, 'Type'),
      `The flow language has no action "${action.Type}".`,
      meant === undefined ? 'Name an action of the flow language.' : `Did you mean "${meant}"?`,
    );
  });
