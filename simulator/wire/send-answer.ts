import { once } from 'node:events';
import type { Incoming } from './incoming.ts';
import type { Answer } from './wire-service.ts';

/**
 * Sends the answer; resolves when its last byte is written, or the client is gone (`signal`).
 * With `cutAfter`, that many chunks of a body that is iterated are let through and then the exchange is reset.
 */
export async function sendAnswer(
  incoming: Incoming,
  { status, headers, body }: Answer,
  signal: AbortSignal,
  cutAfter: number | undefined,
): Promise<void> {
  if (signal.aborted) return;
  const { sink } = incoming;
  if (body === undefined || body instanceof Uint8Array) {
    if (cutAfter !== undefined) return incoming.reset();
    incoming.begin(
      status,
      body === undefined ? headers : { ...headers, 'content-length': body.byteLength },
      false,
    );
    sink.end(body);
    return;
  }
  incoming.begin(status, headers, true);
  const chunks = body[Symbol.asyncIterator]();
  const gone = untilAborted(signal);
  try {
    for (let sent = 0; ; sent += 1) {
      if (sent === cutAfter) return incoming.reset();
      const next = await Promise.race([chunks.next(), gone.promise]);
      if (next === undefined) return;
      if (next.done === true) break;
      if (!sink.write(next.value))
        await Promise.race([once(sink, 'drain', { signal }).catch(() => {}), gone.promise]);
    }
    sink.end();
  } finally {
    gone.forget();
    // Not awaited: a generator that waits for something else returns only after that.
    Promise.resolve(chunks.return?.()).catch(() => {});
  }
}

function untilAborted(signal: AbortSignal): { promise: Promise<undefined>; forget(): void } {
  let settle: () => void = () => {};
  const promise = new Promise<undefined>((resolve) => {
    settle = () => resolve(undefined);
  });
  if (signal.aborted) settle();
  signal.addEventListener('abort', settle);
  return { promise, forget: () => signal.removeEventListener('abort', settle) };
}
