import { uniformOf } from './delays/uniform-of.ts';
import type { Fault } from './faults.ts';
import type { Faults } from './world.ts';

/**
 * The faults of a scenario. Each counts for itself the requests that match it; the first in the list whose turn it
 * is hits. Throws a RangeError for a fault that could never hit.
 */
export function createFaults(faults: readonly Fault[] = [], seed = ''): Faults {
  const list: Fault[] = [];
  const seen = new Map<Fault, number>();
  const newestTurns = new Map<string, number>();

  function add(fault: Fault): void {
    for (const nth of [fault.nth ?? 1].flat()) {
      if (!Number.isInteger(nth) || nth < 1)
        throw new RangeError(`nth is ${nth}; requests are counted from 1.`);
    }
    if (fault.share !== undefined && (fault.nth !== undefined || !(fault.share >= 0 && fault.share <= 1))) {
      throw new RangeError(`share is ${fault.share}; it must be from 0 to 1, and stand without nth.`);
    }
    list.push(fault);
  }

  function matches(
    fault: Fault,
    service: string,
    operation: string | readonly string[],
    contactId: string | undefined,
  ): boolean {
    if (fault.service !== service) return false;
    if (fault.operation !== undefined && ![operation].flat().includes(fault.operation)) return false;
    if (fault.duringTurn === undefined) return true;
    return contactId !== undefined && newestTurns.get(contactId) === fault.duringTurn;
  }

  function isDue(fault: Fault, count: number): boolean {
    if (fault.share !== undefined) {
      const key = `${seed}|fault|${list.indexOf(fault)}|${fault.service}|${count}`;
      return uniformOf(key) < fault.share;
    }
    return fault.nth === undefined || [fault.nth].flat().includes(count);
  }

  for (const fault of faults) add(fault);
  return {
    add,
    turnBegan: (contactId, turn) => void newestTurns.set(contactId, turn),
    take(service, operation, contactId) {
      let hit: Fault | undefined;
      for (const fault of list) {
        if (!matches(fault, service, operation, contactId)) continue;
        const count = (seen.get(fault) ?? 0) + 1;
        seen.set(fault, count);
        if (hit === undefined && isDue(fault, count)) hit = fault;
      }
      return hit;
    },
  };
}
