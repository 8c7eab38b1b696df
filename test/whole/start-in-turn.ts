import { Publications } from '../../simulator/publications.ts';
import { type RunningWorld, startWorld, type WorldOptions } from '../../simulator/start-world.ts';

const publications = new Publications();
let before: Promise<unknown> = Promise.resolve();

/**
 * Starts worlds one after the other, in a process: several at once take both cores for seconds, and by a fast clock the
 * orchestrators of calls that are under way would miss the renewal of their leases.
 */
export function startInTurn(options: WorldOptions): Promise<RunningWorld> {
  const started = before.then(() => startWorld({ publications, ...options }));
  before = started.catch(() => {});
  return started;
}
