import { createFaults } from '../../../simulator/fault-list.ts';
import type { Fault } from '../../../simulator/faults.ts';
import { createJournal } from '../../../simulator/request-journal.ts';
import { allGood } from '../../../simulator/switches.ts';
import type { World } from '../../../simulator/world.ts';
import { quietWorld } from '../quiet-world.ts';

export const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
export const open: { close(): unknown }[] = [];

export async function closeAll(): Promise<void> {
  for (const thing of open.splice(0).reverse()) await thing.close();
}

export interface ServingOptions {
  readonly delaysMs?: Readonly<Record<string, number>>;
  readonly faults?: readonly Fault[];
  readonly switches?: World['switches'];
}

export function worldOf({ delaysMs = {}, faults = [], switches = allGood }: ServingOptions): World {
  return { ...quietWorld({ delaysMs }), journal: createJournal(), faults: createFaults(faults), switches };
}

/** Polls without a clock of its own: the test's limit of time ends it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
