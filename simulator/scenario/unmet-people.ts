import type { FarEnd } from '../connect/people/far-end.ts';
import { plain } from './plain.ts';
import type { ScenarioFarEnd } from './scenario.ts';

/** Everything in which the calls to people did not come out as expected, one sentence each. */
export function unmetPeople(
  expected: Readonly<Record<string, ScenarioFarEnd>> = {},
  farEnds: readonly FarEnd[],
): readonly string[] {
  return Object.entries(expected).flatMap(([who, one]) =>
    unmetPerson(
      one,
      farEnds.findLast((end) => end.who === who),
    ).map((what) => `expect_state.people.${who}: ${what}`),
  );
}

function unmetPerson(expected: ScenarioFarEnd, end: FarEnd | undefined): readonly string[] {
  const unmet: string[] = [];
  const differs = (what: string, wanted: string | undefined, found: string | undefined): void => {
    if (wanted !== undefined && wanted !== found) unmet.push(`${what}: expected ${wanted}, found ${found}`);
  };
  differs('outcome', expected.outcome, end?.outcome ?? 'not-called');
  differs('shows', expected.shows, end?.shownNumber ?? 'withheld');
  const words = end?.heard.map(({ text }) => text).join(' ') ?? '';
  for (const wanted of [expected.hears ?? []].flat()) {
    if (!plain(words).includes(plain(wanted))) unmet.push(`hears: "${wanted}" is missing; heard "${words}"`);
  }
  for (const unwanted of [expected.not_hears ?? []].flat()) {
    if (plain(words).includes(plain(unwanted)))
      unmet.push(`not_hears: "${unwanted}" was heard in "${words}"`);
  }
  for (const [name, value] of Object.entries(expected.attributes ?? {})) {
    differs(`attributes.${name}`, value, end?.attributes[name]);
  }
  return unmet;
}
