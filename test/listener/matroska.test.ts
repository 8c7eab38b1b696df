import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EncodedTrack,
  LacedBlock,
  type MatroskaBlock,
  type MatroskaEvent,
  readMatroska,
  TruncatedMatroska,
} from '../../lambdas/listener/matroska.ts';
import { clusterAt, ebml, live, track } from './live-media.ts';
import { concat, element, simpleBlock, text, uint, unknownSize } from './matroska-bytes.ts';
import { readAll } from './read-all.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const from = fixture('from.s16');
const to = fixture('to.s16');

const isBlock = (event: MatroskaEvent): event is MatroskaBlock => event.type === 'block';
const payloadsOf = (events: readonly MatroskaEvent[], track: number) =>
  concat(events.filter(isBlock).flatMap((block) => (block.track === track ? [block.payload] : [])));

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
    const { events, error } = await readAll(fixture(name));

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
    const { events, error } = await readAll(fixture('ffmpeg-blockgroup.mkv'));

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
    const { events } = await readAll(fixture(name));

    expect(events).toContainEqual({ type: 'tag', name: tag, value: 'fixture', document: 0 });
  });

  it('refuses laced blocks by name', async () => {
    expect((await readAll(fixture('mkvmerge-laced.mkv'))).error).toBeInstanceOf(LacedBlock);
  });

  it('refuses compressed frames by name', async () => {
    expect((await readAll(fixture('mkvmerge-compressed.mkv'))).error).toBeInstanceOf(EncodedTrack);
  });

  it('reads files one after another, each with its own numbers', async () => {
    const { events, error } = await readAll(
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
      const whole = await readAll(bytes);

      expect(await readAll(bytes, [1])).toEqual(whole);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1 }), async (sizes) => {
          expect(await readAll(bytes, sizes)).toEqual(whole);
        }),
        { numRuns: 15 },
      );
    },
  );
});

describe('readMatroska as bytes arrive', () => {
  it('gives each event with its last byte, before the cluster or segment ends', async () => {
    const whole = await readAll(live);
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

    const { events, error } = await readAll(bytes.subarray(0, bytes.length - 3));

    expect(events.filter(isBlock)).toHaveLength(1);
    expect(error).toBeInstanceOf(TruncatedMatroska);
  });
});

describe('readMatroska on the shape of Kinesis Video', () => {
  it('gives track, tags and blocks with their times', async () => {
    const { events, error } = await readAll(live);

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

    expect((await readAll(bytes)).events).toEqual([block(at - 5, at, [1, 2])]);
  });

  it('scales by TimestampScale, and forgets it in the next segment', async () => {
    const scaled = concat([
      ebml,
      unknownSize('18538067'),
      element('1549a966', element('2ad7b1', uint(125_000))),
      clusterAt(80, simpleBlock(1, 8, [1, 2])),
    ]);
    const plain = concat([ebml, unknownSize('18538067'), clusterAt(80, simpleBlock(1, 8, [1, 2]))]);

    const times = (await readAll(concat([scaled, plain]))).events
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

    const { events, error } = await readAll(bytes);

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

    const { events, error } = await readAll(noisy, [7]);

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

    const { events } = await readAll(bytes, [3]);

    expect(events.filter(isBlock).map(({ payload }) => [...payload])).toEqual([audio, [9]]);
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
