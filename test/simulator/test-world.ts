import { startClock } from '../../simulator/clock/start-clock.ts';
import { createFaults } from '../../simulator/fault-list.ts';
import type { Fault } from '../../simulator/faults.ts';
import { createJournal } from '../../simulator/request-journal.ts';
import { allGood } from '../../simulator/switches.ts';
import type { World } from '../../simulator/world.ts';

export interface TestWorldOptions {
  readonly speed?: number;
  readonly quotas?: World['quotas'];
  readonly switches?: World['switches'];
  readonly faults?: readonly Fault[];
  /** Fixed delays in ms by stage, times the factor; 0 for the others. */
  readonly delaysMs?: Readonly<Record<string, number>>;
}

/** A world with the real journal and the real faults, and the delays that a test puts in. */
export function testWorld(options: TestWorldOptions = {}): World {
  const clock = startClock({ startMs: Date.parse('2026-11-20T09:00:00Z'), speed: options.speed ?? 1 });
  const draw = (stage: string, factor = 1) => (options.delaysMs?.[stage] ?? 0) * factor;
  return {
    clock,
    journal: createJournal(),
    switches: options.switches ?? allGood,
    quotas: options.quotas ?? 'default',
    seed: 'test',
    delays: {
      profile: 'instant',
      draw: (stage, { factor }) => draw(stage, factor),
      async wait(stage, { factor, signal }) {
        const ms = draw(stage, factor);
        if (ms > 0) await clock.sleep(ms, signal);
        return ms;
      },
    },
    faults: createFaults(options.faults),
    callerOf: () => undefined,
  };
}
