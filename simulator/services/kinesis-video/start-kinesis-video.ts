import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';
import { controlService } from './control-service.ts';
import type { MediaProducer } from './media-producer.ts';
import { mediaService } from './media-service.ts';
import { StreamPool } from './stream-pool.ts';

export type { MediaProducer } from './media-producer.ts';

export interface KinesisVideo {
  /** Of the control plane; it tells where the media plane is. */
  readonly url: string;
  /** Connect's door: a stream for this contact, new or of a call that has ended. */
  openStream(contactId: string): MediaProducer;
  /**
   * Media delay in ms that was put on the contact's audio of this producer time (epoch ms), the wait for the
   * fragment's end included where unfinished fragments are not delivered. Undefined while nobody knows.
   */
  mediaDelayMs(contactId: string, atMs: number): number | undefined;
  /** Producer time, epoch ms, of the contact's first sound in any stream, and how long it lasts; undefined when there is none. */
  audioOf(contactId: string): { readonly fromMs: number; readonly lengthMs: number } | undefined;
  close(): Promise<void>;
}

/** Starts the stand-in for Kinesis Video Streams, with the media streams that Connect would have. */
export async function startKinesisVideo(world: World): Promise<KinesisVideo> {
  const pool = new StreamPool(world);
  const media = await serve(world, mediaService(world, pool));
  const control = await serve(
    world,
    controlService(world, pool, () => media.url),
  );
  return {
    url: control.url,
    openStream: (contactId) => pool.open(contactId),
    mediaDelayMs: (contactId, atMs) => pool.mediaDelayMs(contactId, atMs),
    audioOf: (contactId) => pool.audioOf(contactId),
    async close() {
      await Promise.all([control.close(), media.close()]);
    },
  };
}
