import { startClock } from '../../simulator/clock/start-clock.ts';
import type { Fault } from '../../simulator/faults.ts';
import type { JournalEntry } from '../../simulator/journal.ts';
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
  const entries: JournalEntry[] = [];
  const faults: Fault[] = [];
  const seen = new Map<Fault, number>();
  const draw = (stage: string) => options.delaysMs?.[stage] ?? 0;
  return {
    clock,
    journal: { entries, add: (entry) => entries.push(entry) },
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
    faults: {
      take(service, operation) {
        for (const fault of faults) {
          if (fault.service !== service || (fault.operation ?? operation) !== operation) continue;
          const count = (seen.get(fault) ?? 0) + 1;
          seen.set(fault, count);
          if (fault.nth === undefined || [fault.nth].flat().includes(count)) return fault;
        }
        return undefined;
      },
      add: (fault) => faults.push(fault),
      turnBegan: () => undefined,
    },
    callerOf: () => undefined,
  };
}
