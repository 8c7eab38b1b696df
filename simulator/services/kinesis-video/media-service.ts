import { GetMedia$, type GetMediaInput, type GetMediaOutput } from '@aws-sdk/client-kinesis-video-media';
import type { Exchange } from '../../wire/exchange.ts';
import { restJsonService } from '../../wire/json-service.ts';
import { operation } from '../../wire/operation.ts';
import type { WireService } from '../../wire/wire-service.ts';
import type { World } from '../../world.ts';
import { damageMedia } from './damage-media.ts';
import { deliverMedia } from './deliver-media.ts';
import { errorBytes } from './fragment-bytes.ts';
import { RateQuota } from './rate-quota.ts';
import { refusals } from './refusals.ts';
import { requireStream } from './require-stream.ts';
import { selectStart } from './select-start.ts';
import type { StreamPool } from './stream-pool.ts';

/** Both of one stream, and neither can be raised (quotas page). */
const CALLS_PER_SECOND = 5;
const CONNECTIONS = 3;

/** The answer's payload is written as it is produced, which the SDK's type of a blob does not say. */
type GetMediaAnswer = Omit<GetMediaOutput, 'Payload'> & { readonly Payload: AsyncIterable<Uint8Array> };

/** The media plane. */
export function mediaService(world: World, pool: StreamPool): WireService {
  const calls = new RateQuota(world.clock, CALLS_PER_SECOND);
  const connections = new Map<string, number>();

  /** Counts a connection until the client is gone or has had all of the answer. */
  function count(name: string, signal: AbortSignal): void {
    connections.set(name, (connections.get(name) ?? 0) + 1);
    const release = () => connections.set(name, (connections.get(name) ?? 1) - 1);
    if (signal.aborted) release();
    else signal.addEventListener('abort', release, { once: true });
  }

  async function answer(input: GetMediaInput, exchange: Exchange): Promise<GetMediaAnswer> {
    const stream = requireStream(pool, input);
    if (calls.take(stream.name) > 0) throw refusals.tooManyCalls('GetMedia');
    if ((connections.get(stream.name) ?? 0) >= CONNECTIONS) throw refusals.tooManyConnections();
    const start = selectStart(stream, input.StartSelector ?? { StartSelectorType: undefined });
    if (start === 'not-found') {
      exchange.note({ outcome: 'FragmentNotFound' });
      return { ContentType: CONTENT_TYPE, Payload: once(errorBytes(4000, 'FragmentNotFound')) };
    }
    count(stream.name, exchange.signal);
    const media = deliverMedia(world, stream, start, exchange.signal);
    return { ContentType: CONTENT_TYPE, Payload: damageMedia(media, exchange) };
  }

  return restJsonService({
    name: 'kinesis-video',
    ...refusals.names,
    operations: [
      operation<GetMediaInput, GetMediaAnswer>(GetMedia$, {
        resourceOf: (input) => input.StreamARN ?? input.StreamName,
        answer,
      }),
    ],
  });
}

const CONTENT_TYPE = 'video/webm';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
