import { roadsFrom } from '../roads.ts';
import { finding, place, type Rule } from '../rule.ts';

export const unreachable: Rule = ({ flow, byIdentifier }) => {
  const reached = new Set<string>();
  const waiting = [flow.StartAction];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const action = byIdentifier.get(name);
    if (action === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...roadsFrom(action).map((road) => road.to));
  }
  return flow.Actions.filter((action) => !reached.has(action.Identifier)).map((action) =>
    finding(place(action), 'No road leads to this action.', 'Lead one to it, or remove it.'),
  );
};
