import { actionTypes } from '../action-types.ts';
import { finding, place, type Rule } from '../rule.ts';

export const missingParameter: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) =>
    Object.entries(actionTypes[action.Type]?.parameters ?? {})
      .filter(([name, need]) => need === 'required' && action.Parameters[name] === undefined)
      .map(([name]) =>
        finding(
          place(action, `Parameters.${name}`),
          `${action.Type} must have the parameter ${name}.`,
          `Add ${name}.`,
        ),
      ),
  );
