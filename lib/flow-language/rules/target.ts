import { nearest } from '../nearest.ts';
import { roadsFrom } from '../roads.ts';
import { type Finding, finding, place, type Rule } from '../rule.ts';

/** Every road leads to an action of this flow. */
export const target: Rule = ({ flow, raw, byIdentifier }) => {
  const names = [...byIdentifier.keys()];
  const unknown = (name: string, where: Finding['where']) => {
    const meant = nearest(name, names);
    return finding(
      where,
      `There is no action "${name}".`,
      meant === undefined ? 'Name an action of this flow.' : `Did you mean "${meant}"?`,
    );
  };
  const start = raw['StartAction'];
  return [
    ...(typeof start === 'string' && !byIdentifier.has(start)
      ? [unknown(start, { path: 'StartAction' })]
      : []),
    ...flow.Actions.flatMap((action) =>
      roadsFrom(action)
        .filter((road) => !byIdentifier.has(road.to))
        .map((road) =>
          unknown(
            road.to,
            place(action, `Transitions.${road.by}${road.by === 'NextAction' ? '' : '.NextAction'}`),
          ),
        ),
    ),
  ];
};
