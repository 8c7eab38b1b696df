import type { Exchange } from '../../wire/exchange.ts';
import { errorBytes } from './fragment-bytes.ts';

const GARBAGE_BYTES = 512;
/** Pieces let through when the fault does not say: the head of a fragment and some of its blocks. */
const USUAL_PIECES = 5;

/**
 * Plays the faults that only media can have, after `afterEvents` pieces: `corrupt` puts garbage in between,
 * `misbehave` with behaviour `error-tag` ends with an error of Kinesis Video, with `stall` says nothing more.
 */
export async function* damageMedia(
  media: AsyncIterable<Uint8Array>,
  { fault, signal }: Exchange,
): AsyncGenerator<Uint8Array, void, undefined> {
  const after = fault?.afterEvents ?? USUAL_PIECES;
  let pieces = 0;
  for await (const piece of media) {
    if (fault && pieces === after) {
      if (fault.kind === 'corrupt') yield garbage();
      else if (fault.behaviour === 'stall') await forever(signal);
      else if (fault.behaviour === 'error-tag') {
        yield errorBytes(5000, 'InternalError');
        return;
      }
    }
    pieces += 1;
    yield piece;
  }
}

/** No element begins with these bytes. */
function garbage(): Uint8Array {
  return Uint8Array.from({ length: GARBAGE_BYTES }, (_, index) => index % 8);
}

function forever(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
