import type { RunningWorld } from '../../../simulator/start-world.ts';
import type { ModelledRequest } from '../../../simulator/world.ts';
import type { Need } from './need.ts';
import { needsOf, needsOfInput } from './needs-of.ts';

/** A need, and the function that has it. */
export interface NeedOf extends Need {
  readonly by: string;
}

/**
 * What the functions of a world have needed for all that they have asked of AWS so far.
 * @param requests what the world has told of modelled requests, for needs that depend on what is asked
 */
export function needsSeen(
  { world }: RunningWorld,
  requests: readonly ModelledRequest[],
  mediaKeyArn: string,
): readonly NeedOf[] {
  const by = (accessKeyId: string): string =>
    world.callerOf(accessKeyId)?.functionName ?? `nobody known (${accessKeyId})`;
  const ofEntries = world.journal.entries.flatMap((entry) => {
    const { accessKeyId, resource } = entry;
    // A fault has ended it before it was read; it has asked for nothing yet.
    if (accessKeyId === undefined || resource === undefined) return [];
    return needsOf(entry, mediaKeyArn).map((need) => ({ by: by(accessKeyId), ...need }));
  });
  const ofInputs = requests.flatMap((request) =>
    needsOfInput(request).map((need) => ({ by: by(request.accessKeyId), ...need })),
  );
  return [...ofEntries, ...ofInputs];
}
