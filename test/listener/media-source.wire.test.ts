import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MediaOptions } from '../../lambdas/listener/media-options.ts';
import type { AudioFrame, readMedia } from '../../lambdas/listener/media-source.ts';
import type { MediaProducer } from '../../simulator/services/kinesis-video/start-kinesis-video.ts';
import {
  audioBlock,
  BLOCK_MS,
  type MediaWorld,
  type MediaWorldOptions,
  range,
  speak,
  startMediaWorld,
  writeBlocks,
} from '../simulator/services/kinesis-video/media-world.ts';

const contactId = '0a000000-0000-4000-8000-000000000001';
const otherId = '0a000000-0000-4000-8000-000000000002';
const quick: Partial<MediaOptions> = { firstBackOffMs: 10, maxBackOffMs: 20 };
const bothWorlds = ['streamed', 'whole-fragment'] as const;
/** Together they hold both orders of the identity tags, both track orders, and relative timestamps. */
const seeds = ['a', 'c', 'd', 'f'];
/** Seeds whose first call has its identity tags before or after the audio. */
const identityFirst = 'd';
const identityLast = 'a';

type Reading = Partial<MediaOptions> & { readonly fromMs?: number; readonly signal?: AbortSignal };
type Collect = (producer: MediaProducer, count: number, reading?: Reading) => Promise<AudioFrame[]>;

describe('readMedia', () => {
  const opened: AsyncDisposable[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
  });

  /** A world and a `readMedia` that has not met another one: endpoints are kept for the life of a process. */
  async function open(
    options: MediaWorldOptions = {},
  ): Promise<MediaWorld & { read: typeof readMedia; reading: Collect }> {
    vi.resetModules();
    const media = await startMediaWorld(options);
    opened.push(media);
    const { readMedia: read } = await import('../../lambdas/listener/media-source.ts');

    async function collect(
      producer: MediaProducer,
      count: number,
      { fromMs = producer.startTimestampMs, signal = new AbortController().signal, ...limits }: Reading = {},
    ): Promise<AudioFrame[]> {
      const frames: AudioFrame[] = [];
      if (count === 0) return frames;
      const start = { streamArn: producer.streamArn, contactId, fromMs };
      for await (const frame of read(start, { ...quick, ...limits }, signal)) {
        frames.push(frame);
        if (frames.length === count) break;
      }
      return frames;
    }

    return { ...media, read, reading: collect };
  }

  function expectBlocks(
    frames: readonly AudioFrame[],
    producer: MediaProducer,
    indices: readonly number[],
    call = 0,
  ) {
    expect(frames.map((frame) => frame.startMs)).toEqual(
      indices.map((index) => producer.startTimestampMs + index * BLOCK_MS),
    );
    for (const [at, index] of indices.entries()) expect(frames[at]?.pcm).toEqual(audioBlock(index, call));
  }

  describe.each(bothWorlds)('in a world of %s media', (media) => {
    it.each(seeds)('gives every sample of the caller once, at its producer time (seed %s)', async (seed) => {
      const { kinesisVideo, reading } = await open({ media, seed });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 40));
      producer.stop();

      const frames = await reading(producer, 40);

      expectBlocks(frames, producer, range(0, 40));
    });

    it('starts at the frame that holds the time asked for', async () => {
      const { kinesisVideo, reading } = await open({ media });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 64));

      const frames = await reading(producer, 20, { fromMs: producer.startTimestampMs + 40 * BLOCK_MS + 10 });

      expectBlocks(frames, producer, range(40, 60));
    });

    it.each(seeds)('reads on after a cut, losing and repeating nothing (seed %s)', async (seed) => {
      const { world, kinesisVideo, reading } = await open({
        media,
        seed,
        faults: [
          { operation: 'GetMedia', nth: 1, kind: 'cut', afterEvents: 7 },
          { operation: 'GetMedia', nth: 2, kind: 'cut', afterEvents: 0 },
          { operation: 'GetMedia', nth: 3, kind: 'cut', afterEvents: 30 },
        ],
      });
      const producer = kinesisVideo.openStream(contactId);
      const frames = reading(producer, 80);
      await speak(world, producer, range(0, 80));

      expectBlocks(await frames, producer, range(0, 80));
      expect(world.journal.entries.filter((entry) => entry.operation === 'GetDataEndpoint')).not.toHaveLength(
        0,
      );
    });

    it.each(seeds)('gives only its own call of a stream used again (seed %s)', async (seed) => {
      const { kinesisVideo, reading } = await open({ media, seed });
      const before = kinesisVideo.openStream(otherId);
      writeBlocks(before, range(0, 20), 1);
      before.stop();
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(40, 80));
      producer.stop();
      expect(producer.streamArn).toBe(before.streamArn);

      const frames = await reading(producer, 40, { fromMs: before.startTimestampMs });

      expectBlocks(frames, producer, range(40, 80));
    });

    it('ends when the stream passes to another contact', async () => {
      const { kinesisVideo, reading } = await open({ media });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 20));
      producer.stop();
      const after = kinesisVideo.openStream(otherId);
      writeBlocks(after, range(60, 80), 1);

      const frames = await reading(producer, Infinity);

      expectBlocks(frames, producer, range(0, 20));
    });

    it('waits out refused calls', async () => {
      const faults = [{ operation: 'GetMedia', nth: [1, 2], kind: 'throttle' }] as const;
      const { kinesisVideo, world, reading } = await open({ media, faults });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 32));

      expectBlocks(await reading(producer, 32), producer, range(0, 32));
      expect(world.journal.entries.map((entry) => entry.outcome)).toContain('ClientLimitExceededException');
    });

    it('waits until one of the three connections of a stream is free', async () => {
      const { kinesisVideo, world, read, reading } = await open({ media });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 32));
      const start = { streamArn: producer.streamArn, contactId, fromMs: producer.startTimestampMs };
      const others = range(0, 3).map(() => read(start, quick, new AbortController().signal));
      for (const other of others) await other.next();

      const mine = reading(producer, 32, { maxFailures: 1_000 });
      const refused = () =>
        world.journal.entries.some((one) => one.outcome === 'ConnectionLimitExceededException');
      while (!refused()) await world.clock.sleep(50);
      for (const other of others) await other.return();

      expectBlocks(await mine, producer, range(0, 32));
    });

    it('reads on behind garbage', async () => {
      const { kinesisVideo, world, reading } = await open({
        media,
        faults: [{ operation: 'GetMedia', nth: 1, kind: 'corrupt', afterEvents: 9 }],
      });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 48));

      expectBlocks(await reading(producer, 48), producer, range(0, 48));
      expect(world.journal.entries.filter((entry) => entry.operation === 'GetMedia').length).toBeGreaterThan(
        0,
      );
    });

    it('reads on after an error tag and after a connection that fell silent', async () => {
      const { kinesisVideo, reading } = await open({
        media,
        faults: [
          { operation: 'GetMedia', nth: 1, kind: 'misbehave', behaviour: 'error-tag', afterEvents: 4 },
          { operation: 'GetMedia', nth: 2, kind: 'misbehave', behaviour: 'stall', afterEvents: 9 },
          { operation: 'GetMedia', nth: 3, kind: 'hang' },
        ],
      });
      const producer = kinesisVideo.openStream(contactId);
      writeBlocks(producer, range(0, 48));

      const limits = { silentConnectionMs: 150, unansweredMs: 150 };
      expectBlocks(await reading(producer, 48, limits), producer, range(0, 48));
    });
  });

  it('gives a block while its fragment is still open, where Kinesis Video does', async () => {
    const { kinesisVideo, read } = await open({ media: 'streamed', seed: identityFirst });
    const producer = kinesisVideo.openStream(contactId);
    const start = { streamArn: producer.streamArn, contactId, fromMs: producer.startTimestampMs };
    const frames = read(start, quick, new AbortController().signal);

    for (const index of range(0, 5)) {
      writeBlocks(producer, [index]);
      expect((await frames.next()).value).toEqual({
        startMs: producer.startTimestampMs + index * BLOCK_MS,
        pcm: audioBlock(index),
      });
    }
    await frames.return();
  });

  it('holds the first fragment until its identity tag, and the next ones not', async () => {
    const { kinesisVideo, read } = await open({ media: 'streamed', seed: identityLast });
    const producer = kinesisVideo.openStream(contactId);
    const start = { streamArn: producer.streamArn, contactId, fromMs: producer.startTimestampMs };
    const frames = read(start, quick, new AbortController().signal);
    const first = frames.next();

    writeBlocks(producer, range(0, 16));
    await first;
    for (const _ of range(1, 16)) await frames.next();
    writeBlocks(producer, [16]);

    expect((await frames.next()).value).toEqual({
      startMs: producer.startTimestampMs + 16 * BLOCK_MS,
      pcm: audioBlock(16),
    });
    await frames.return();
  });

  it("asks for a stream's endpoint once", async () => {
    const { kinesisVideo, world, reading } = await open();
    const producer = kinesisVideo.openStream(contactId);
    writeBlocks(producer, range(0, 16));

    await reading(producer, 16);
    await reading(producer, 16);

    const asked = world.journal.entries.filter((entry) => entry.operation === 'GetDataEndpoint');
    expect(asked).toHaveLength(1);
  });

  it('never starts at a fragment number, which would lose the first fragment', async () => {
    const { kinesisVideo, reading } = await open();
    const producer = kinesisVideo.openStream(contactId);
    writeBlocks(producer, range(0, 16));

    expect((await reading(producer, 1))[0]?.startMs).toBe(producer.startTimestampMs);
  });

  it('ends when it is told to, also while nothing comes', async () => {
    const { kinesisVideo, reading } = await open();
    const producer = kinesisVideo.openStream(contactId);
    writeBlocks(producer, range(0, 16));
    const abort = new AbortController();

    const frames = reading(producer, Infinity, { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);

    expect((await frames).length).toBeLessThanOrEqual(16);
  });

  it('gives up by name when every try fails', async () => {
    const { kinesisVideo, world, reading } = await open({
      faults: [{ operation: 'GetMedia', kind: 'error' }],
    });
    const producer = kinesisVideo.openStream(contactId);

    await expect(reading(producer, 1, { maxFailures: 2 })).rejects.toMatchObject({ name: 'MediaLost' });
    expect(world.journal.entries.filter((entry) => entry.operation === 'GetMedia')).toHaveLength(3);
  });

  it.each(['GetDataEndpoint', 'GetMedia'])(
    'gives up by name when %s is never answered',
    async (operation) => {
      const { kinesisVideo, world, reading } = await open({ faults: [{ operation, kind: 'hang' }] });
      const producer = kinesisVideo.openStream(contactId);

      // A limit that would be reached long after the test's own shows which one it is.
      const frames = reading(producer, 1, { maxFailures: 2, unansweredMs: 60, silentConnectionMs: 600_000 });

      await expect(frames).rejects.toMatchObject({
        name: 'MediaLost',
        cause: { name: 'UnansweredConnection' },
      });
      const asked = () => world.journal.entries.filter((entry) => entry.operation === operation);
      await expect.poll(asked).toHaveLength(3);
    },
  );

  it('gives up by name when a stream of another contact never becomes its own', async () => {
    const { kinesisVideo, reading } = await open();
    const producer = kinesisVideo.openStream(otherId);
    writeBlocks(producer, range(0, 40));

    const frames = reading(producer, 1, { maxFailures: 1, silentConnectionMs: 150 });

    await expect(frames).rejects.toMatchObject({ name: 'MediaLost', cause: { name: 'SilentConnection' } });
  });

  it('does not try again what is refused for good', async () => {
    const { kinesisVideo, world, reading } = await open();
    const producer = kinesisVideo.openStream(contactId);
    const wrong = { ...producer, streamArn: 'arn:aws:connect:nonsense' };

    await expect(reading(wrong, 1)).rejects.toMatchObject({
      name: 'MediaRefused',
      cause: { name: 'InvalidArgumentException' },
    });
    expect(world.journal.entries).toHaveLength(1);
  });
});
