import type { FlowAction } from '../flow.ts';
import { roadsFrom } from '../roads.ts';
import { finding, place, type Rule } from '../rule.ts';
import { isHeard } from '../speech.ts';

/** Actions that take time by themselves, so that a round through them does not spin. */
const TAKES_TIME = new Set(['InvokeLambdaFunction', 'Wait', 'GetParticipantInput', 'MessageParticipant']);

/** A round with neither sound nor wait spins until Connect ends the call; a Loop ends it by its count. */
export const silentCycle: Rule = ({ flow, byIdentifier }) => {
  const quiet = (action: FlowAction) =>
    !isHeard(action) && !TAKES_TIME.has(action.Type) && action.Type !== 'Loop';
  const done = new Set<string>();
  return flow.Actions.filter(quiet).flatMap((start) => {
    const way = wayBackTo(start, (action) =>
      roadsFrom(action).flatMap((road) => {
        const next = byIdentifier.get(road.to);
        return next !== undefined && quiet(next) ? [next] : [];
      }),
    );
    if (way === undefined || way.some((action) => done.has(action.Identifier))) return [];
    for (const action of way) done.add(action.Identifier);
    const round = [...way, start].map((action) => action.Identifier).join(' → ');
    return [
      finding(
        place(start),
        `The flow can go round without a sound or a wait: ${round}.`,
        'Put a message, a Lambda or a Loop with a count into the round.',
      ),
    ];
  });
};

/** The actions of a shortest round, the start first. */
function wayBackTo(
  start: FlowAction,
  nextOf: (action: FlowAction) => readonly FlowAction[],
): readonly FlowAction[] | undefined {
  const seen = new Set<string>();
  const waiting: (readonly FlowAction[])[] = [[start]];
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    for (const next of nextOf(way.at(-1) ?? start)) {
      if (next.Identifier === start.Identifier) return way;
      if (seen.has(next.Identifier)) continue;
      seen.add(next.Identifier);
      waiting.push([...way, next]);
    }
  }
  return undefined;
}
