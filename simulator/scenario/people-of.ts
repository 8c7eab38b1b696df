import type { People, Person } from '../connect/people/person.ts';
import type { Scenario, ScenarioPerson } from './scenario.ts';

/** The people of a scenario, as the instance meets them. */
export function peopleOf({ people = {} }: Pick<Scenario, 'people'>): People {
  return new Map(Object.entries(people).map(([number, does]) => [number, [does].flat().map(personOf)]));
}

function personOf(person: ScenarioPerson): Person {
  if (person === 'rings_out') return { does: 'rings-out' };
  if (typeof person === 'string') return { does: person };
  for (const does of ['busy', 'rejects', 'fails', 'forwards'] as const) {
    const afterMs = person[`${does}_after_ms`];
    if (afterMs !== undefined) return { does, afterMs };
  }
  const { mailbox_after_ms, answers_after_ms, drops_after_ms: dropsAfterMs, says } = person;
  const afterMs = mailbox_after_ms ?? answers_after_ms;
  return {
    does: mailbox_after_ms === undefined ? 'answers' : 'mailbox',
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(dropsAfterMs === undefined ? {} : { dropsAfterMs }),
    ...(says === undefined ? {} : { says }),
  };
}
