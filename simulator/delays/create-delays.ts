import type { Clock } from '../clock.ts';
import type { Delays, World } from '../world.ts';
import { delayProfile } from './delay-profile.ts';
import type { StageName } from './published.ts';
import { quantile } from './quantile.ts';
import { uniformOf } from './uniform-of.ts';

/**
 * The delays of a world. The nth draw of a contact and a stage is the same in every run with the same seed, whatever
 * other contacts do meanwhile. Throws a RangeError for a profile or a stage that there is not.
 */
export function createDelays({
  profile,
  seed,
  clock,
  without = [],
}: {
  readonly profile: World['delays']['profile'];
  readonly seed: string;
  readonly clock: Clock;
  /** Stages that take no time here, so that a benchmark can leave them out. */
  readonly without?: readonly StageName[];
}): Delays {
  const { stages, longest } = delayProfile(profile);
  const drawn = new Map<string, number>();
  const left = new Set<string>(without);

  function draw(
    stage: string,
    { contactId = '', factor = 1 }: { contactId?: string | undefined; factor?: number },
  ) {
    const figures = stages.get(stage);
    if (figures === undefined) {
      throw new RangeError(`No delay stage ${stage}; there are ${[...stages.keys()].join(', ')}.`);
    }
    if (figures.p50 === 0 || left.has(stage)) return 0;
    const key = `${seed}|${contactId}|${stage}`;
    const nth = (drawn.get(key) ?? 0) + 1;
    drawn.set(key, nth);
    return quantile(figures, longest, uniformOf(`${key}|${nth}`)) * factor;
  }

  return {
    profile,
    draw,
    async wait(stage, of) {
      const ms = draw(stage, of);
      if (ms > 0) await clock.sleep(ms, of.signal);
      return ms;
    },
  };
}
