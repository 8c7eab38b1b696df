import type { FlowAction } from '../flow.ts';
import { isLiteral } from '../parameter-text.ts';
import { plainRoadsFrom, roadsFrom } from '../roads.ts';
import { type FlowUnderTest, finding, place, type Rule } from '../rule.ts';
import { isHeard } from '../speech.ts';

/**
 * Every error branch leads to something that the caller hears before the call ends. A branch of words or
 * of mere bookkeeping that joins the road of success is fine: nothing was taken from the caller by it. So
 * is one that leads back to where the action was come from: that is a retry, and what follows is no failure.
 */
export const silentFailure: Rule = (test) =>
  test.flow.Actions.flatMap((action) =>
    roadsFrom(action).flatMap((road) => {
      if (road.errorType === undefined || joinsSuccess(action, road.to)) return [];
      const way = silentWayToTheEnd(road.to, action, test);
      if (way === undefined) return [];
      return [
        finding(
          place(action, `Transitions.${road.by}`),
          `On ${road.errorType} the caller hears nothing before the call ends: ${[action.Identifier, ...way].join(' → ')}.`,
          'Lead the branch to a message, a menu or a transfer first.',
        ),
      ];
    }),
  );

function joinsSuccess(action: FlowAction, to: string): boolean {
  if (action.Transitions.NextAction !== to) return false;
  if (action.Type === 'MessageParticipant') return speaksForCertain(action);
  return action.Type.startsWith('Update') || action.Type === 'TagContact' || action.Type === 'UntagContact';
}

/** A recording may be missing and a reference may be empty; words that stand in the flow are spoken. */
function speaksForCertain({ Parameters }: FlowAction): boolean {
  const { Text, SSML, Media } = Parameters;
  if (Media !== undefined) return false;
  return [Text, SSML].every(
    (words) => typeof words !== 'string' || isLiteral(words) || !/\$[.[]/.test(words),
  );
}

/** The identifiers passed, when the call can end without a sound. */
function silentWayToTheEnd(
  from: string,
  failed: FlowAction,
  test: FlowUnderTest,
): readonly string[] | undefined {
  const { byIdentifier, type } = test;
  const seen = new Set(comingTo(failed, test));
  const waiting: (readonly string[])[] = [[from]];
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    const name = way.at(-1) ?? '';
    const action = byIdentifier.get(name);
    if (action === undefined || seen.has(name)) continue;
    seen.add(name);
    if (isHeard(action)) continue;
    if (endsTheCall(action, type)) return way;
    waiting.push(...plainRoadsFrom(action).map((road) => [...way, road.to]));
  }
  return undefined;
}

/** The actions from which plain roads lead to this one. */
function comingTo(action: FlowAction, { flow }: FlowUnderTest): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [action.Identifier];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const before of flow.Actions) {
      if (found.has(before.Identifier) || !plainRoadsFrom(before).some((road) => road.to === name)) continue;
      found.add(before.Identifier);
      waiting.push(before.Identifier);
    }
  }
  return found;
}

function endsTheCall(action: FlowAction, type: FlowUnderTest['type']): boolean {
  if (action.Type === 'DisconnectParticipant') return true;
  return action.Type === 'EndFlowExecution' && type === 'CONTACT_FLOW';
}
