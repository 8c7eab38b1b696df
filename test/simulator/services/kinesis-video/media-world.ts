import { createFaults } from '../../../../simulator/fault-list.ts';
import type { Fault } from '../../../../simulator/faults.ts';
import {
  type KinesisVideo,
  type MediaProducer,
  startKinesisVideo,
} from '../../../../simulator/services/kinesis-video/start-kinesis-video.ts';
import { allBad, allGood } from '../../../../simulator/switches.ts';
import type { World } from '../../../../simulator/world.ts';
import { quietWorld } from '../../quiet-world.ts';

export const BLOCK_MS = 64;

export interface MediaWorldOptions {
  readonly media?: 'streamed' | 'whole-fragment';
  readonly seed?: string;
  /** @default 8 */
  readonly speed?: number;
  /** Media delay of every fragment. */
  readonly delayMs?: number;
  readonly faults?: readonly Omit<Fault, 'service'>[];
}

export interface MediaWorld extends AsyncDisposable {
  readonly world: World;
  readonly kinesisVideo: KinesisVideo;
}

/** A world that has nothing but Kinesis Video, which the SDK of this thread then uses. */
export async function startMediaWorld(options: MediaWorldOptions = {}): Promise<MediaWorld> {
  const quiet = quietWorld({
    speed: options.speed ?? 8,
    delaysMs: { 'kvs.media-delay': options.delayMs ?? 0 },
  });
  const switches = options.media === 'whole-fragment' ? allBad : allGood;
  const faults = createFaults(options.faults?.map((fault) => ({ service: 'kinesis-video', ...fault })));
  const world: World = { ...quiet, seed: options.seed ?? 'test', switches, faults };
  const kinesisVideo = await startKinesisVideo(world);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_KINESIS_VIDEO: kinesisVideo.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'ASIATESTER',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  return { world, kinesisVideo, [Symbol.asyncDispose]: () => kinesisVideo.close() };
}

/** 64 ms of audio that differ from those of any other index or call. */
export function audioBlock(index: number, call = 0): Int16Array {
  return Int16Array.from(
    { length: 512 },
    (_, at) => ((index * 7_919 + at * 31 + call * 104_729) % 65_536) - 32_768,
  );
}

/** Writes blocks at once, as audio of the past. */
export function writeBlocks(producer: MediaProducer, indices: Iterable<number>, call = 0): void {
  for (const index of indices) {
    producer.write(audioBlock(index, call), producer.startTimestampMs + index * BLOCK_MS);
  }
}

/** Writes blocks as a caller's line does, each when its last sample has been heard. */
export async function speak(
  world: World,
  producer: MediaProducer,
  indices: Iterable<number>,
  call = 0,
): Promise<void> {
  for (const index of indices) {
    const endMs = producer.startTimestampMs + (index + 1) * BLOCK_MS;
    await world.clock.sleep(endMs - world.clock.nowMs());
    writeBlocks(producer, [index], call);
  }
}

export function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
