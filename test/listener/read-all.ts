import { type MatroskaEvent, readMatroska } from '../../lambdas/listener/matroska.ts';

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** All events, and the error that ended them. Payloads are copied, so that reuse of memory would show. */
export async function readAll(bytes: Uint8Array, sizes: readonly number[] = [bytes.length || 1]) {
  const events: MatroskaEvent[] = [];
  try {
    for await (const event of readMatroska(inChunks(bytes, sizes))) {
      events.push(event.type === 'block' ? { ...event, payload: event.payload.slice() } : event);
    }
  } catch (error) {
    return { events, error };
  }
  return { events, error: undefined };
}
