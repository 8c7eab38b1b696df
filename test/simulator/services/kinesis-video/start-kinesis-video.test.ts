import {
  DescribeStreamCommand,
  GetDataEndpointCommand,
  KinesisVideoClient,
} from '@aws-sdk/client-kinesis-video';
import {
  GetMediaCommand,
  KinesisVideoMediaClient,
  type StartSelector,
} from '@aws-sdk/client-kinesis-video-media';
import { afterEach, describe, expect, it } from 'vitest';
import { type MatroskaEvent, readMatroska } from '../../../../lambdas/listener/matroska.ts';
import type { MediaProducer } from '../../../../simulator/services/kinesis-video/start-kinesis-video.ts';
import {
  BLOCK_MS,
  type MediaWorldOptions,
  range,
  speak,
  startMediaWorld,
  writeBlocks,
} from './media-world.ts';

/** Blocks of one fragment: 16 × 64 ms is the first whole number of them that lasts a second. */
const BLOCKS = 16;
/** What a busy machine may add; less than the rest of a fragment. */
const LATE_MS = 900;
const FRAGMENT_NUMBER = 'AWS_KINESISVIDEO_FRAGMENT_NUMBER';
const LAST_TAG = 'AWS_KINESISVIDEO_CONTINUATION_TOKEN';
/** Seeds whose first call has its identity tags before or after the audio. */
const identityFirst = 'd';
const identityLast = 'a';

describe('startKinesisVideo', () => {
  const opened: AsyncDisposable[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
  });

  async function open(options?: MediaWorldOptions) {
    const media = await startMediaWorld(options);
    const control = new KinesisVideoClient({ maxAttempts: 1 });
    opened.push(media);
    const producer = media.kinesisVideo.openStream('contact-1');
    const endpoint = await control.send(
      new GetDataEndpointCommand({ StreamARN: producer.streamArn, APIName: 'GET_MEDIA' }),
    );
    const client = new KinesisVideoMediaClient({ endpoint: String(endpoint.DataEndpoint), maxAttempts: 1 });
    return { ...media, control, client, producer, getMedia };

    async function getMedia(StartSelector: StartSelector, signal?: AbortSignal) {
      const command = new GetMediaCommand({ StreamARN: producer.streamArn, StartSelector });
      const { Payload } = await client.send(command, signal ? { abortSignal: signal } : {});
      return Payload as unknown as AsyncIterable<Uint8Array>;
    }
  }

  type Opened = Awaited<ReturnType<typeof open>>;

  /** Events of the first `fragments` fragments from there on. */
  async function read(
    { getMedia }: Opened,
    start: StartSelector,
    fragments: number,
  ): Promise<MatroskaEvent[]> {
    const events: MatroskaEvent[] = [];
    for await (const event of readMatroska(await getMedia(start))) {
      events.push(event);
      if (event.type !== 'tag') continue;
      if (event.name.endsWith('ERROR_ID')) break;
      if (event.name === LAST_TAG && --fragments === 0) break;
    }
    return events;
  }

  const tagsOf = (events: readonly MatroskaEvent[], name: string) =>
    events.flatMap((event) => (event.type === 'tag' && event.name === name ? [event.value] : []));
  const numberOf = (producer: MediaProducer, after: number) =>
    String(BigInt(producer.startFragmentNumber) + BigInt(after));

  it('tells where the media of a stream is, and what the stream is', async () => {
    const { control, producer, client } = await open();

    const { StreamInfo } = await control.send(new DescribeStreamCommand({ StreamARN: producer.streamArn }));

    expect(StreamInfo).toMatchObject({
      StreamARN: producer.streamArn,
      Status: 'ACTIVE',
      DataRetentionInHours: 1,
    });
    expect((await client.config.endpoint?.())?.hostname).toBe('127.0.0.1');
  });

  it.each([
    [
      'a stream that is not there',
      'arn:aws:kinesisvideo:us-east-1:111111111111:stream/none/1',
      'ResourceNotFoundException',
    ],
    ['an ARN that is none', 'arn:aws:s3:::bucket', 'InvalidArgumentException'],
    ['no stream at all', undefined, 'InvalidArgumentException'],
  ])('refuses %s', async (_, StreamARN, name) => {
    const { client, control } = await open();
    const media = new GetMediaCommand({ StreamARN, StartSelector: { StartSelectorType: 'NOW' } });
    const endpoint = new GetDataEndpointCommand({ StreamARN, APIName: 'GET_MEDIA' });

    await expect(client.send(media)).rejects.toMatchObject({ name });
    await expect(control.send(endpoint)).rejects.toMatchObject({ name });
  });

  it.each([
    ['streamed', identityFirst],
    ['streamed', identityLast],
    ['whole-fragment', identityFirst],
    ['whole-fragment', identityLast],
  ] as const)('lays a fragment out as the service does (%s, seed %s)', async (media, seed) => {
    const opened = await open({ media, seed });
    const { producer } = opened;
    writeBlocks(producer, range(0, BLOCKS));

    const events = await read(opened, { StartSelectorType: 'EARLIEST' }, 1);

    const identity = ['ContactId', 'InstanceId', 'MimeType', 'AUDIO_FROM_CUSTOMER', 'AUDIO_TO_CUSTOMER'];
    const names = events.map((event) => (event.type === 'block' ? 'block' : event.name));
    expect(names.filter((name, at) => name !== 'block' || names[at - 1] !== 'block')).toEqual([
      expect.stringMatching(/^AUDIO_(FROM|TO)_CUSTOMER$/),
      expect.stringMatching(/^AUDIO_(FROM|TO)_CUSTOMER$/),
      ...(seed === identityFirst ? identity : []),
      FRAGMENT_NUMBER,
      'AWS_KINESISVIDEO_SERVER_TIMESTAMP',
      'AWS_KINESISVIDEO_PRODUCER_TIMESTAMP',
      'block',
      ...(seed === identityFirst ? [] : identity),
      'AWS_KINESISVIDEO_MILLIS_BEHIND_NOW',
      LAST_TAG,
    ]);
    expect(tagsOf(events, FRAGMENT_NUMBER)).toEqual([producer.startFragmentNumber]);
    expect(tagsOf(events, 'AWS_KINESISVIDEO_PRODUCER_TIMESTAMP')).toEqual([
      (producer.startTimestampMs / 1_000).toFixed(3),
    ]);
    const blocks = events.filter((event) => event.type === 'block');
    expect(blocks).toHaveLength(2 * BLOCKS);
    expect(blocks.every((block) => block.payload.length === 1_024)).toBe(true);
  });

  it('cuts fragments of at least a second, and leaves the identity off the last', async () => {
    const opened = await open({ seed: identityLast });
    writeBlocks(opened.producer, range(0, 2 * BLOCKS + 3));
    opened.producer.stop();

    const events = await read(opened, { StartSelectorType: 'EARLIEST' }, 3);

    const blocksOf = (document: number) =>
      events.filter((event) => event.type === 'block' && event.document === document).length / 2;
    expect([0, 1, 2].map(blocksOf)).toEqual([BLOCKS, BLOCKS, 3]);
    expect(tagsOf(events, 'ContactId')).toEqual(['contact-1', 'contact-1']);
  });

  it.each([
    ['EARLIEST', () => ({}), 0],
    ['NOW', () => ({}), 3],
    ['FRAGMENT_NUMBER', (p: MediaProducer) => ({ AfterFragmentNumber: numberOf(p, 0) }), 1],
    ['CONTINUATION_TOKEN', (p: MediaProducer) => ({ ContinuationToken: numberOf(p, 1) }), 2],
    ['PRODUCER_TIMESTAMP', (p: MediaProducer) => ({ StartTimestamp: timeOf(p, 0) }), 0],
    ['PRODUCER_TIMESTAMP', (p: MediaProducer) => ({ StartTimestamp: timeOf(p, -5_000) }), 0],
    [
      'PRODUCER_TIMESTAMP',
      (p: MediaProducer) => ({ StartTimestamp: timeOf(p, 2 * BLOCKS * BLOCK_MS - 1) }),
      1,
    ],
    ['PRODUCER_TIMESTAMP', (p: MediaProducer) => ({ StartTimestamp: timeOf(p, 2 * BLOCKS * BLOCK_MS) }), 2],
  ] as const)('starts at %s (%#)', async (StartSelectorType, rest, first) => {
    const opened = await open();
    const { producer } = opened;
    writeBlocks(producer, range(0, 4 * BLOCKS));

    const events = await read(opened, { StartSelectorType, ...rest(producer) }, 1);

    expect(tagsOf(events, FRAGMENT_NUMBER)).toEqual([numberOf(producer, first)]);
  });

  it('starts at the fragment that the service had at a server time', async () => {
    const opened = await open();
    const { world, producer } = opened;
    await speak(world, producer, range(0, 2 * BLOCKS));

    const StartTimestamp = new Date(producer.startTimestampMs + 1_500);
    const events = await read(opened, { StartSelectorType: 'SERVER_TIMESTAMP', StartTimestamp }, 1);

    expect(tagsOf(events, FRAGMENT_NUMBER)).toEqual([numberOf(producer, 1)]);
  });

  it.each([
    ['a timestamp selector without its time', { StartSelectorType: 'PRODUCER_TIMESTAMP' }],
    [
      'a fragment number that is none',
      { StartSelectorType: 'FRAGMENT_NUMBER', AfterFragmentNumber: 'first' },
    ],
    ['a token of nowhere', { StartSelectorType: 'CONTINUATION_TOKEN', ContinuationToken: '12' }],
    ['an unknown selector', { StartSelectorType: 'LATEST' as 'NOW' }],
  ] as const)('refuses %s', async (_, selector) => {
    const { getMedia } = await open();

    await expect(getMedia(selector)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  });

  it('tells a fragment that it does not have as an error in the media', async () => {
    const opened = await open();
    writeBlocks(opened.producer, range(0, BLOCKS));

    const events = await read(opened, { StartSelectorType: 'FRAGMENT_NUMBER', AfterFragmentNumber: '17' }, 1);

    expect(tagsOf(events, 'AWS_KINESISVIDEO_ERROR_ID')).toEqual(['4000']);
  });

  it('takes five GetMedia calls a second for a stream', async () => {
    const { getMedia, world } = await open({ speed: 1 });
    const aborts = range(0, 6).map(() => new AbortController());
    const outcomes: string[] = [];
    for (const { signal } of aborts) {
      await getMedia({ StartSelectorType: 'NOW' }, signal).then(
        () => outcomes.push('ok'),
        (error: Error) => outcomes.push(error.name),
      );
    }
    const refused = Array.from({ length: 2 }, () => 'ConnectionLimitExceededException');
    expect(outcomes).toEqual(['ok', 'ok', 'ok', ...refused, 'ClientLimitExceededException']);
    for (const abort of aborts) abort.abort();
    const gone = () => world.journal.entries.filter((entry) => entry.outcome === 'client-gone');
    while (gone().length < 3) await world.clock.sleep(10);
    await world.clock.sleep(1_001);

    await expect(getMedia({ StartSelectorType: 'NOW' })).resolves.toBeDefined();
  });

  it('gives at most five fragments a second', async () => {
    const opened = await open();
    const { world, producer } = opened;
    writeBlocks(producer, range(0, 11 * BLOCKS));

    const beganMs = world.clock.nowMs();
    await read(opened, { StartSelectorType: 'EARLIEST' }, 11);

    expect(world.clock.nowMs() - beganMs).toBeGreaterThan(2_000);
  });

  it('forgets what is older than an hour', async () => {
    const opened = await open();
    const { world, producer } = opened;
    writeBlocks(producer, range(0, BLOCKS));
    world.clock.jump(3_600_001);
    writeBlocks(producer, range(BLOCKS, 2 * BLOCKS));

    const events = await read(opened, { StartSelectorType: 'EARLIEST' }, 1);

    expect(tagsOf(events, FRAGMENT_NUMBER)).toEqual([numberOf(producer, 1)]);
  });

  it('closes a connection after 45 minutes', async () => {
    const { world, getMedia } = await open();
    const bytes = (await getMedia({ StartSelectorType: 'NOW' }))[Symbol.asyncIterator]();
    const end = bytes.next();

    world.clock.jump(45 * 60_000);

    expect((await end).done).toBe(true);
  });

  it('gives the stream of a call that has ended to a later one, and never one in use', async () => {
    const { kinesisVideo, producer } = await open();
    const second = kinesisVideo.openStream('contact-2');
    writeBlocks(producer, range(0, 3));
    producer.stop();
    const third = kinesisVideo.openStream('contact-3');

    expect(second.streamArn).not.toBe(producer.streamArn);
    expect(third.streamArn).toBe(producer.streamArn);
    expect(BigInt(third.startFragmentNumber)).toBe(BigInt(producer.startFragmentNumber) + 1n);
    expect(() => writeBlocks(producer, [4])).toThrow(/after its contact has ended/);
  });

  it.each([
    ['streamed', 300, 0],
    ['whole-fragment', 300, BLOCKS - 1],
  ] as const)('delivers %s media after its delay', async (media, delayMs, blocksToWait) => {
    const opened = await open({ media, delayMs, speed: 1 });
    const { world, producer, kinesisVideo, getMedia } = opened;
    const speaking = speak(world, producer, range(0, BLOCKS + 1));

    let arrivedMs = 0;
    for await (const event of readMatroska(await getMedia({ StartSelectorType: 'EARLIEST' }))) {
      arrivedMs = world.clock.nowMs();
      if (event.type === 'block') break;
    }
    await speaking;

    const dueMs = producer.startTimestampMs + (1 + blocksToWait) * BLOCK_MS + delayMs;
    expect(arrivedMs).toBeGreaterThanOrEqual(dueMs);
    expect(arrivedMs - dueMs).toBeLessThan(LATE_MS);
    const told = kinesisVideo.mediaDelayMs('contact-1', producer.startTimestampMs);
    expect(told).toBeGreaterThanOrEqual(delayMs + blocksToWait * BLOCK_MS - 100);
    expect(told).toBeLessThan(delayMs + blocksToWait * BLOCK_MS + LATE_MS);
  });
});

function timeOf(producer: MediaProducer, ms: number): Date {
  return new Date(producer.startTimestampMs + ms);
}
