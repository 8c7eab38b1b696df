import { startClock } from '../../simulator/clock/start-clock.ts';
import { createFaults } from '../../simulator/fault-list.ts';
import { createJournal } from '../../simulator/request-journal.ts';
import { allGood } from '../../simulator/switches.ts';
import type { World } from '../../simulator/world.ts';

/** A world without delays, with the faults and the fixed delays (ms by stage) that a test puts in. */
export function quietWorld(
  options: {
    readonly speed?: number;
    readonly startMs?: number;
    readonly quotas?: World['quotas'];
    readonly delaysMs?: Readonly<Record<string, number>>;
  } = {},
): World {
  const clock = startClock({
    startMs: options.startMs ?? Date.parse('2026-11-20T09:00:00Z'),
    speed: options.speed ?? 1,
  });
  const draw = (stage: string) => options.delaysMs?.[stage] ?? 0;
  return {
    clock,
    journal: createJournal(),
    switches: allGood,
    quotas: options.quotas ?? 'default',
    seed: 'test',
    delays: {
      profile: 'instant',
      async wait(stage, { signal }) {
        await clock.sleep(draw(stage), signal);
        return draw(stage);
      },
      draw,
    },
    faults: createFaults(),
    callerOf: () => undefined,
  };
}
