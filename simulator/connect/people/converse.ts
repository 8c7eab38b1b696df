import type { Clock } from '../../clock.ts';

/**
 * A conversation of that length, Infinity for one that only the caller ends: `during` is what the person does in it,
 * cut short when the person hangs up. Rejects with the signal's reason when the caller has gone.
 */
export async function converse(
  forMs: number,
  clock: Clock,
  signal: AbortSignal,
  during: (until: AbortSignal) => Promise<void>,
): Promise<void> {
  const gone = new AbortController();
  const hungUp = clock.sleep(forMs, signal).then(
    () => gone.abort(),
    () => undefined,
  );
  await during(AbortSignal.any([signal, gone.signal])).catch((error: unknown) => {
    if (!gone.signal.aborted && !signal.aborted) throw error;
  });
  await hungUp;
  signal.throwIfAborted();
}
