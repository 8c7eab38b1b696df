import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EncodedTrack,
  LacedBlock,
  MalformedMatroska,
  type MatroskaBlock,
  MatroskaError,
  type MatroskaEvent,
  readMatroska,
  TruncatedMatroska,
} from '../../lambdas/listener/matroska.ts';
import { concat, element, simpleBlock, text, uint, unknownSize } from './matroska-bytes.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const from = fixture('from.s16');
const to = fixture('to.s16');

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** All events, and the error that ended them. Payloads are copied, so that reuse of memory would show. */
async function read(bytes: Uint8Array, sizes: readonly number[] = [bytes.length || 1]) {
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

const isBlock = (event: MatroskaEvent): event is MatroskaBlock => event.type === 'block';
const payloadsOf = (events: readonly MatroskaEvent[], track: number) =>
  concat(events.filter(isBlock).flatMap((block) => (block.track === track ? [block.payload] : [])));

const ebml = element('1a45dfa3', element('4282', text('matroska')));
const track = (number: number, name: string) =>
  element(
    'ae',
    element('d7', uint(number)),
    element('536e', text(name)),
    element('86', text('A_PCM/INT/LIT')),
  );
const tags = (pairs: Record<string, string>) =>
  element(
    '1254c367',
    element(
      '7373',
      ...Object.entries(pairs).map(([name, value]) =>
        element('67c8', element('45a3', text(name)), element('4487', text(value))),
      ),
    ),
  );
const clusterAt = (timestamp: number, ...children: Uint8Array[]) =>
  concat([unknownSize('1f43b675'), element('e7', uint(timestamp)), ...children]);
const live = concat([
  ebml,
  unknownSize('18538067'),
  element('1549a966', element('2ad7b1', uint(1_000_000))),
  element('1654ae6b', track(1, 'AUDIO_FROM_CUSTOMER')),
  tags({ FRAGMENT: '1' }),
  clusterAt(5_000, simpleBlock(1, 0, [1, 2]), element('ec', new Uint8Array(9)), simpleBlock(1, 64, [3, 4])),
  tags({ ContactId: 'abc' }),
]);

describe('readMatroska on files of other programs', () => {
  it.each([
    ['ffmpeg-live.mkv', 64],
    ['ffmpeg-pipe.mkv', 64],
    ['ffmpeg-file.mkv', 64],
    ['gstreamer-live.mkv', 64],
    ['gstreamer-file.mkv', 64],
    ['mkvmerge-file.mkv', 40],
    ['mkvmerge-blockgroup.mkv', 40],
  ])('gives the samples of both tracks of %s', async (name, blockMs) => {
    const { events, error } = await read(fixture(name));

    expect(error).toBeUndefined();
    const tracks = events.filter((event) => event.type === 'track');
    expect(tracks.map(({ number, name, codec }) => ({ number, name, codec }))).toEqual([
      { number: 1, name: 'AUDIO_FROM_CUSTOMER', codec: 'A_PCM/INT/LIT' },
      { number: 2, name: 'AUDIO_TO_CUSTOMER', codec: 'A_PCM/INT/LIT' },
    ]);
    expect(payloadsOf(events, 1)).toEqual(from);
    expect(payloadsOf(events, 2)).toEqual(to);
    const times = events.filter(isBlock).flatMap((block) => (block.track === 1 ? [block.timestampMs] : []));
    for (const [index, timestampMs] of times.entries()) expect(timestampMs).toBeCloseTo(index * blockMs, 0);
  });

  it('reads the Blocks of BlockGroups as well as SimpleBlocks', async () => {
    const { events, error } = await read(fixture('ffmpeg-blockgroup.mkv'));

    expect(error).toBeUndefined();
    expect(payloadsOf(events, 1)).toEqual(from);
    const words = events.filter(isBlock).filter((block) => block.track === 2);
    expect(words.map(({ timestampMs, payload }) => [timestampMs, new TextDecoder().decode(payload)])).toEqual(
      [
        [100, 'hello'],
        [500, 'world'],
      ],
    );
  });

  it.each([
    ['mkvmerge-file.mkv', 'ContactId'],
    ['ffmpeg-live.mkv', 'CONTACTID'],
  ])('gives the tags of %s', async (name, tag) => {
    const { events } = await read(fixture(name));

    expect(events).toContainEqual({ type: 'tag', name: tag, value: 'fixture', document: 0 });
  });

  it('refuses laced blocks by name', async () => {
    expect((await read(fixture('mkvmerge-laced.mkv'))).error).toBeInstanceOf(LacedBlock);
  });

  it('refuses compressed frames by name', async () => {
    expect((await read(fixture('mkvmerge-compressed.mkv'))).error).toBeInstanceOf(EncodedTrack);
  });

  it('reads files one after another, each with its own numbers', async () => {
    const { events, error } = await read(
      concat([fixture('gstreamer-live.mkv'), fixture('mkvmerge-file.mkv'), fixture('ffmpeg-live.mkv')]),
    );

    expect(error).toBeUndefined();
    expect(payloadsOf(events, 1)).toEqual(concat([from, from, from]));
    expect(new Set(events.map((event) => event.document))).toEqual(new Set([0, 1, 2]));
  });

  it.each(['ffmpeg-live.mkv', 'gstreamer-live.mkv', 'mkvmerge-blockgroup.mkv'])(
    'gives the same events of %s however it is cut',
    async (name) => {
      const bytes = fixture(name);
      const whole = await read(bytes);

      expect(await read(bytes, [1])).toEqual(whole);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1 }), async (sizes) => {
          expect(await read(bytes, sizes)).toEqual(whole);
        }),
        { numRuns: 15 },
      );
    },
  );
});

describe('readMatroska as bytes arrive', () => {
  it('gives each event with its last byte, before the cluster or segment ends', async () => {
    const whole = await read(live);
    const givenAfter: number[] = [];
    let fed = 0;
    async function* feed() {
      for (const byte of live) {
        fed += 1;
        yield Uint8Array.of(byte);
      }
    }

    for await (const _ of readMatroska(feed())) givenAfter.push(fed);

    const ends = whole.events.map((event) => endOf(live, event));
    expect(givenAfter).toEqual(ends);
  });

  it('gives a Block before the rest of its BlockGroup', async () => {
    const group = element('a0', element('a1', blockBody(1, 0, [7])), element('9b', uint(64)));
    const bytes = concat([ebml, unknownSize('18538067'), clusterAt(0, group)]);

    const { events, error } = await read(bytes.subarray(0, bytes.length - 3));

    expect(events.filter(isBlock)).toHaveLength(1);
    expect(error).toBeInstanceOf(TruncatedMatroska);
  });
});

describe('readMatroska on the shape of Kinesis Video', () => {
  it('gives track, tags and blocks with their times', async () => {
    const { events, error } = await read(live);

    expect(error).toBeUndefined();
    expect(events).toEqual([
      { type: 'track', number: 1, name: 'AUDIO_FROM_CUSTOMER', codec: 'A_PCM/INT/LIT', document: 0 },
      { type: 'tag', name: 'FRAGMENT', value: '1', document: 0 },
      block(5_000, 5_000, [1, 2]),
      block(5_064, 5_000, [3, 4]),
      { type: 'tag', name: 'ContactId', value: 'abc', document: 0 },
    ]);
  });

  it('keeps absolute timestamps exact and lets a block precede its cluster', async () => {
    const at = 1_795_000_000_123;
    const bytes = concat([ebml, unknownSize('18538067'), clusterAt(at, simpleBlock(1, -5, [1, 2]))]);

    expect((await read(bytes)).events).toEqual([block(at - 5, at, [1, 2])]);
  });

  it('scales by TimestampScale, and forgets it in the next segment', async () => {
    const scaled = concat([
      ebml,
      unknownSize('18538067'),
      element('1549a966', element('2ad7b1', uint(125_000))),
      clusterAt(80, simpleBlock(1, 8, [1, 2])),
    ]);
    const plain = concat([ebml, unknownSize('18538067'), clusterAt(80, simpleBlock(1, 8, [1, 2]))]);

    const times = (await read(concat([scaled, plain]))).events
      .filter(isBlock)
      .map((each) => each.timestampMs);
    expect(times).toEqual([11, 88]);
  });

  it('reads Clusters of known and unknown size side by side', async () => {
    const known = element('1f43b675', element('e7', uint(0)), simpleBlock(1, 0, [1, 2]));
    const bytes = concat([
      ebml,
      element(
        '18538067',
        clusterAt(1, simpleBlock(1, 0, [3, 4])),
        known,
        clusterAt(2, simpleBlock(1, 0, [5, 6])),
      ),
      ebml,
      unknownSize('18538067'),
      known,
    ]);

    const { events, error } = await read(bytes);

    expect(error).toBeUndefined();
    expect(events.filter(isBlock).map(({ payload }) => [...payload])).toEqual([
      [3, 4],
      [1, 2],
      [5, 6],
      [1, 2],
    ]);
  });

  it('skips unknown elements, Void and CRC-32 at every level, by size', async () => {
    const junk = concat([
      element('bf', new Uint8Array(4)),
      element('4dbb', ebml),
      element('ec', unknownSize('18538067')),
    ]);
    const noisy = concat([
      ebml,
      element('ec', new Uint8Array(3)),
      unknownSize('18538067'),
      junk,
      element('1654ae6b', junk, track(1, 'x')),
      element('1254c367', junk, element('7373', junk)),
      clusterAt(0, junk, simpleBlock(1, 0, [1, 2]), junk),
    ]);

    const { events, error } = await read(noisy, [7]);

    expect(error).toBeUndefined();
    expect(events.map((event) => event.type)).toEqual(['track', 'block']);
  });

  it('is not led astray by an EBML header inside audio', async () => {
    const audio = [0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x1f, 0x43, 0xb6, 0x75, 0xff];
    const bytes = concat([
      ebml,
      unknownSize('18538067'),
      clusterAt(0, simpleBlock(1, 0, audio), simpleBlock(1, 1, [9])),
    ]);

    const { events } = await read(bytes, [3]);

    expect(events.filter(isBlock).map(({ payload }) => [...payload])).toEqual([audio, [9]]);
  });
});

describe('readMatroska on bytes that end too early', () => {
  it('ends where an element ends, and says Truncated everywhere else', async () => {
    const whole = await read(live);
    const clean: number[] = [];
    for (let length = 0; length <= live.length; length++) {
      const { events, error } = await read(live.subarray(0, length));
      expect(events).toEqual(whole.events.slice(0, events.length));
      if (error === undefined) clean.push(length);
      else {
        expect(error).toBeInstanceOf(TruncatedMatroska);
        expect(error).toHaveProperty('offset', length);
      }
    }

    expect(clean).toEqual(boundariesOf(live));
  });

  it('says Truncated inside a Segment of known size, even between two Clusters', async () => {
    const cluster = element('1f43b675', element('e7', uint(0)), simpleBlock(1, 0, [1, 2]));
    const bytes = concat([ebml, element('18538067', cluster, cluster)]);

    expect((await read(bytes.subarray(0, bytes.length - cluster.length))).error).toBeInstanceOf(
      TruncatedMatroska,
    );
  });
});

describe('readMatroska on garbage', () => {
  it.each([
    ['zeroes', new Uint8Array(64), 0],
    ['text', text('HTTP/1.1 200 OK'), 0],
    ['garbage after a document', concat([live, Uint8Array.of(0x00, 0x11)]), live.length],
    ['a segment without its EBML header', live.subarray(ebml.length), 0],
    ['another DocType', element('1a45dfa3', element('4282', text('avi'))), 8],
    ['a reserved ID', concat([ebml, unknownSize('18538067'), Uint8Array.of(0xff, 0x80)]), ebml.length + 12],
    [
      'Tags of unknown size',
      concat([ebml, unknownSize('18538067'), unknownSize('1254c367')]),
      ebml.length + 12,
    ],
    [
      'a block before its Timestamp',
      concat([ebml, unknownSize('18538067'), unknownSize('1f43b675'), simpleBlock(1, 0, [1])]),
      ebml.length + 26,
    ],
    [
      'a child larger than its parent',
      concat([ebml, element('18538067', Uint8Array.of(0xec, 0x90, 0))]),
      ebml.length + 5,
    ],
    [
      'a block of 2 MiB',
      concat([ebml, unknownSize('18538067'), clusterAt(0), Uint8Array.of(0xa3, 0x10, 0x20, 0, 0)]),
      ebml.length + 27,
    ],
  ])('refuses %s, saying where', async (_, bytes, offset) => {
    const { error } = await read(bytes);

    expect(error).toBeInstanceOf(MalformedMatroska);
    expect(error).toHaveProperty('offset', offset);
  });

  it('gives what was whole before the garbage, however it is cut', async () => {
    const broken = concat([live, new Uint8Array(8)]);

    const [whole, cut] = [await read(broken), await read(broken, [5])];

    expect(whole.events).toEqual((await read(live)).events);
    expect(cut).toEqual(whole);
  });

  it('ends or fails by name on any bytes, and the same for any cutting', async () => {
    const bytesWithDamage = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((noise) => concat([ebml, unknownSize('18538067'), noise])),
      fc
        .tuple(fc.nat(live.length - 1), fc.uint8Array({ minLength: 1, maxLength: 6 }), fc.nat(live.length))
        .map(([at, noise, length]) => {
          const damaged = live.slice(0, Math.max(length, at + noise.length));
          damaged.set(noise.subarray(0, damaged.length - at), at);
          return damaged;
        }),
    );

    await fc.assert(
      fc.asyncProperty(bytesWithDamage, fc.integer({ min: 1, max: 40 }), async (bytes, size) => {
        const whole = await read(bytes);
        if (whole.error !== undefined) expect(whole.error).toBeInstanceOf(MatroskaError);
        expect(await read(bytes, [size])).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('lets go of the source when its reader leaves', async () => {
    let closed = false;
    async function* source() {
      try {
        yield live;
      } finally {
        closed = true;
      }
    }

    for await (const _ of readMatroska(source())) break;

    expect(closed).toBe(true);
  });
});

function block(timestampMs: number, clusterTimestampMs: number, payload: number[]): MatroskaBlock {
  return {
    type: 'block',
    track: 1,
    timestampMs,
    clusterTimestampMs,
    payload: Uint8Array.from(payload),
    document: 0,
  };
}

function blockBody(trackNumber: number, offset: number, payload: number[]): Uint8Array {
  return simpleBlock(trackNumber, offset, payload).subarray(2);
}

/** Where the event's element ends in `bytes`, found by its content. */
function endOf(bytes: Uint8Array, event: MatroskaEvent): number {
  const content =
    event.type === 'block' ? event.payload : text(event.type === 'track' ? event.codec : event.value);
  const at = Buffer.from(bytes).lastIndexOf(content);
  return at + content.length;
}

/** Lengths at which `live` may end: between the children of its unknown-size Segment and Cluster. */
function boundariesOf(bytes: Uint8Array): number[] {
  const boundaries = [0];
  let at = 0;
  const step = (length: number) => {
    at += length;
    boundaries.push(at);
  };
  step(ebml.length);
  step(12);
  step(element('1549a966', element('2ad7b1', uint(1_000_000))).length);
  step(element('1654ae6b', track(1, 'AUDIO_FROM_CUSTOMER')).length);
  step(tags({ FRAGMENT: '1' }).length);
  step(12);
  step(element('e7', uint(5_000)).length);
  step(simpleBlock(1, 0, [1, 2]).length);
  step(element('ec', new Uint8Array(9)).length);
  step(simpleBlock(1, 64, [3, 4]).length);
  step(tags({ ContactId: 'abc' }).length);
  expect(at).toBe(bytes.length);
  return boundaries;
}
