import { untilAborted } from '../speaker/deadline.ts';
import type { Timekeeping } from './timekeeping.ts';

/** What a conversation is made of could not be had, or not in time: nobody has heard the caller yet. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened';
}

/**
 * Under "How can I help you?" and into the silence after it: what is read then (the knowledge, its vectors, the list
 * of phrases, earlier turns) takes half a second together, a second on a bad day (assumed figures). A caller who has
 * asked meanwhile bears two more, but no silence without end.
 */
export const openWithinMs = 3_000;

/**
 * What `open` resolves to. Rejects with `NotOpened` when it fails, or after `openWithinMs` whether or not it obeys
 * its signal; with the signal's reason once that is aborted. The signal given to `open` lives as long as `signal`.
 */
export async function openInTime<T>(
  open: (signal: AbortSignal) => Promise<T>,
  time: Timekeeping,
  signal: AbortSignal,
): Promise<T> {
  const tooLate = new AbortController();
  const opened = new AbortController();
  const either = AbortSignal.any([signal, tooLate.signal]);
  time.sleep(openWithinMs, AbortSignal.any([signal, opened.signal])).then(
    () => tooLate.abort(new NotOpened(`The conversation was not open after ${openWithinMs} ms.`)),
    () => {},
  );
  try {
    return await untilAborted(open(either), either);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NotOpened) throw error;
    throw new NotOpened('The conversation could not be opened.', { cause: error });
  } finally {
    opened.abort();
  }
}
