import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MalformedMatroska,
  MatroskaError,
  readMatroska,
  TruncatedMatroska,
} from '../../lambdas/listener/matroska.ts';
import { clusterAt, ebml, live, tags, track } from './live-media.ts';
import { concat, element, simpleBlock, text, uint, unknownSize } from './matroska-bytes.ts';
import { readAll } from './read-all.ts';

describe('readMatroska on bytes that end too early', () => {
  it('ends where an element ends, and says Truncated everywhere else', async () => {
    const whole = await readAll(live);
    const clean: number[] = [];
    for (let length = 0; length <= live.length; length++) {
      const { events, error } = await readAll(live.subarray(0, length));
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

    expect((await readAll(bytes.subarray(0, bytes.length - cluster.length))).error).toBeInstanceOf(
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
    const { error } = await readAll(bytes);

    expect(error).toBeInstanceOf(MalformedMatroska);
    expect(error).toHaveProperty('offset', offset);
  });

  it('gives what was whole before the garbage, however it is cut', async () => {
    const broken = concat([live, new Uint8Array(8)]);

    const [whole, cut] = [await readAll(broken), await readAll(broken, [5])];

    expect(whole.events).toEqual((await readAll(live)).events);
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
        const whole = await readAll(bytes);
        if (whole.error !== undefined) expect(whole.error).toBeInstanceOf(MatroskaError);
        expect(await readAll(bytes, [size])).toEqual(whole);
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
