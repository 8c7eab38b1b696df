import type { World } from '../world.ts';
import type { DelayStage } from './delay-stage.ts';
import { published } from './published.ts';

export interface DelayProfile {
  readonly stages: ReadonlyMap<string, DelayStage>;
  /** The longest delay of a stage, as a multiple of its p99. */
  readonly longest: number;
}

/** Multiples of the published figures. */
interface Slowdown {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
}

const slowdowns: Readonly<Record<World['delays']['profile'], Slowdown>> = {
  instant: { p50: 0, p95: 0, p99: 0, longest: 0 },
  published: { p50: 1, p95: 1, p99: 1, longest: 1.25 },
  /** Half of the requests twice as slow, the slowest four times and more. */
  'bad-day': { p50: 2, p95: 2.5, p99: 4, longest: 2 },
};

/** Throws a RangeError for a profile that there is not. */
export function delayProfile(name: World['delays']['profile']): DelayProfile {
  const slowdown = Object.hasOwn(slowdowns, name) ? slowdowns[name] : undefined;
  if (slowdown === undefined) {
    throw new RangeError(`No delay profile ${name}; there are ${Object.keys(slowdowns).join(', ')}.`);
  }
  const stages = Object.entries(published).map(([stage, { p50, p95, p99, source, assumed }]) => {
    const slowed = { p50: p50 * slowdown.p50, p95: p95 * slowdown.p95, p99: p99 * slowdown.p99 };
    return [stage, { ...slowed, source, assumed }] as const;
  });
  return { stages: new Map(stages), longest: slowdown.longest };
}
