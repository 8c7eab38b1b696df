import { logger } from '../aws/logger.ts';

/** What a call is answered from, while the owner may publish another version. */
export interface FollowedKnowledge<T> {
  /** The version that the next thought is made of. */
  now(): T;
  /** Looks whether another version is active, and opens it; the calls under way are not waited for. Never rejects. */
  look(): void;
}

/**
 * Follows the active version through a call, beside the path of its turns. A version that cannot be read or opened
 * leaves the one that is open; one look at a time.
 */
export async function followKnowledge<A extends { readonly version: string }, T>(
  source: {
    /** Which version is active: asked often, so it is to cost little. */
    readVersion(signal: AbortSignal): Promise<string | undefined>;
    /** The active version, as it is stored. */
    read(signal: AbortSignal): Promise<A>;
    open(active: A, signal: AbortSignal): Promise<T>;
  },
  signal: AbortSignal,
): Promise<FollowedKnowledge<T>> {
  const first = await source.read(signal);
  let version = first.version;
  let opened = await source.open(first, signal);
  let looking = false;

  const follow = async (): Promise<void> => {
    if ((await source.readVersion(signal)) === version) return;
    const active = await source.read(signal);
    opened = await source.open(active, signal);
    version = active.version;
  };
  return {
    now: () => opened,
    look() {
      if (looking) return;
      looking = true;
      void follow()
        .catch((error: unknown) => {
          if (signal.aborted) return;
          const reason = error instanceof Error ? error.name : 'unknown';
          logger.warn('Another version of the knowledge could not be opened; the call goes on with its own', {
            reason,
          });
        })
        .finally(() => {
          looking = false;
        });
    },
  };
}
