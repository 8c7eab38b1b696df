import { actionTypes } from '../action-types.ts';
import { finding, place, type Rule } from '../rule.ts';

/** Actions that do not work in the type of flow they stand in. */
export const flowType: Rule = ({ flow, type, module }) =>
  flow.Actions.flatMap((action) => {
    const { flowTypes, moduleOnly } = actionTypes[action.Type] ?? {};
    if (moduleOnly && !module) {
      const remedy = 'End with DisconnectParticipant, or publish this as a flow module.';
      return [finding(place(action, 'Type'), `${action.Type} works in flow modules only.`, remedy)];
    }
    if (module || type === undefined || flowTypes === undefined || flowTypes.includes(type)) return [];
    const remedy =
      action.Type === 'EndFlowExecution'
        ? 'There it would hang up: write DisconnectParticipant.'
        : action.Type === 'DisconnectParticipant'
          ? 'End this flow with EndFlowExecution.'
          : `It works in ${flowTypes.join(', ')}.`;
    return [
      finding(place(action, 'Type'), `${action.Type} does not work in a flow of type ${type}.`, remedy),
    ];
  });
