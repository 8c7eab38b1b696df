import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MatroskaEvent, readMatroska, TruncatedMatroska } from '../../lambdas/listener/matroska.ts';
import { FragmentReader } from '../../lambdas/listener/media-fragment-reader.ts';
import type { AudioFrame } from '../../lambdas/listener/media-source.ts';
import { recordCall, recordingContactId, recordingStartMs } from '../bench/media-recording.ts';

const ours = 'contact-ours';
const other = 'contact-other';
const BLOCK_MS = 64;

type Part = MatroskaEvent extends infer Event
  ? Event extends MatroskaEvent
    ? Omit<Event, 'document'>
    : never
  : never;

const tag = (name: string, value: string): Part => ({ type: 'tag', name, value });
const track = (number: number, name: string): Part => ({ type: 'track', number, name, codec: 'A_AAC' });
const number = (value: string) => tag('AWS_KINESISVIDEO_FRAGMENT_NUMBER', value);
const producer = (ms: number) => tag('AWS_KINESISVIDEO_PRODUCER_TIMESTAMP', (ms / 1_000).toFixed(3));
const contact = (id: string) => tag('ContactId', id);
const token = (value: string) => tag('AWS_KINESISVIDEO_CONTINUATION_TOKEN', value);
/** A block of the track, `index` blocks after its cluster's beginning; its samples say which it is. */
const block = (trackNumber: number, index: number, sample: number, clusterMs = 0): Part => ({
  type: 'block',
  track: trackNumber,
  timestampMs: clusterMs + index * BLOCK_MS,
  clusterTimestampMs: clusterMs,
  payload: new Uint8Array(new Int16Array(512).fill(sample).buffer),
});
const caller = track(1, 'AUDIO_FROM_CUSTOMER');

/** What the documents give, each frame as [ms after `fromMs`, its samples]. */
function read(documents: readonly (readonly Part[])[], reader = new FragmentReader(ours, recordingStartMs)) {
  const frames = documents.flatMap((parts, document) =>
    parts.flatMap((part) => reader.read({ ...part, document })),
  );
  return { reader, frames: frames.map(({ startMs, pcm }) => [startMs - recordingStartMs, pcm[0]]) };
}

describe('FragmentReader choosing the track', () => {
  it.each([
    ['by its name, whatever its number', [track(1, 'AUDIO_TO_CUSTOMER'), track(2, 'AUDIO_FROM_CUSTOMER')]],
    ['by the fragment tag', [track(1, 'a'), track(2, 'b'), tag('AUDIO_FROM_CUSTOMER', '2')]],
    ['by the name of old streams', [track(2, 'Track_audio/L16')]],
    [
      'by its name, when the tag says the name again',
      [
        track(1, 'AUDIO_TO_CUSTOMER'),
        track(2, 'AUDIO_FROM_CUSTOMER'),
        tag('AUDIO_FROM_CUSTOMER', 'AUDIO_FROM_CUSTOMER'),
      ],
    ],
  ])('finds it %s', (_, head) => {
    const { frames } = read([
      [contact(ours), ...head, producer(recordingStartMs), block(1, 0, 1), block(2, 0, 2)],
    ]);

    expect(frames).toEqual([[0, 2]]);
  });

  it('waits for a tag that comes after the audio', () => {
    const head = [contact(ours), track(1, 'a'), track(2, 'b'), producer(recordingStartMs)];
    const { frames } = read([
      [...head, block(1, 0, 1), block(2, 0, 2), tag('AUDIO_FROM_CUSTOMER', '2'), block(2, 1, 3)],
    ]);

    expect(frames).toEqual([
      [0, 2],
      [64, 3],
    ]);
  });

  it('says which tracks there are when none is the caller', () => {
    const parts = [contact(ours), track(1, 'VIDEO'), producer(recordingStartMs), block(1, 0, 1)];

    expect(() => read([parts, [number('2')]])).toThrow(/No track AUDIO_FROM_CUSTOMER among "VIDEO"/);
  });
});

describe('FragmentReader placing audio in time', () => {
  const head = [contact(ours), caller];

  it.each([
    ['relative cluster timestamps', [producer(recordingStartMs), block(1, 1, 5, 3_000)], 64],
    ['absolute ones', [producer(recordingStartMs), block(1, 1, 5, recordingStartMs + 9)], 64],
    ['absolute ones without a producer timestamp', [block(1, 1, 5, recordingStartMs + 9)], 73],
    ['a second cluster', [producer(recordingStartMs), block(1, 0, 4, 100), block(1, 0, 5, 612)], 512],
  ])('reads %s', (_, parts, startMs) => {
    expect(read([[...head, ...parts]]).frames.at(-1)).toEqual([startMs, 5]);
  });

  it('refuses audio of which nothing tells the time', () => {
    expect(() => read([[...head, block(1, 0, 1)]])).toThrow(/PRODUCER_TIMESTAMP/);
  });

  it('refuses half a sample', () => {
    const odd: Part = {
      type: 'block',
      track: 1,
      timestampMs: 0,
      clusterTimestampMs: 0,
      payload: new Uint8Array(3),
    };

    expect(() => read([[...head, producer(recordingStartMs), odd]])).toThrow(/3 bytes/);
  });

  it('leaves out frames that end before the time asked for', () => {
    const early = producer(recordingStartMs - 100);

    expect(read([[...head, early, block(1, 0, 1), block(1, 1, 2), block(1, 2, 3)]]).frames).toEqual([
      [-36, 2],
      [28, 3],
    ]);
  });
});

describe('FragmentReader telling whose a fragment is', () => {
  const fragment = (index: number, sample: number, ...more: Part[]) => [
    caller,
    number(String(index)),
    producer(recordingStartMs + index * BLOCK_MS),
    block(1, 0, sample),
    ...more,
  ];

  it('believes audio that runs on from its own contact at once', () => {
    const { frames } = read([fragment(0, 1, contact(ours)), fragment(1, 2)]);

    expect(frames).toEqual([
      [0, 1],
      [64, 2],
    ]);
  });

  it('holds the first fragment until its tag', () => {
    expect(read([fragment(0, 1)]).frames).toEqual([]);
    expect(read([fragment(0, 1, contact(ours))]).frames).toEqual([[0, 1]]);
    expect(read([fragment(0, 1, contact(other))]).frames).toEqual([]);
  });

  it('holds what comes after a break until its tag, and ends when it is of another', () => {
    const { frames, reader } = read([fragment(0, 1, contact(ours)), fragment(20, 9, contact(other))]);

    expect(frames).toEqual([[0, 1]]);
    expect(reader.ended).toBe(true);
  });

  it('goes on after a break of its own contact', () => {
    const { frames, reader } = read([fragment(0, 1, contact(ours)), fragment(20, 2, contact(ours))]);

    expect(frames).toEqual([
      [0, 1],
      [1_280, 2],
    ]);
    expect(reader.ended).toBe(false);
  });

  it('keeps the untagged last fragment of a call, and gives it when it is whole', () => {
    const { frames, reader } = read([
      fragment(0, 1, contact(ours), token('0')),
      fragment(20, 2, token('20')),
    ]);

    expect(frames).toEqual([[0, 1]]);
    expect(reader.disconnect().map((frame) => frame.pcm[0])).toEqual([2]);
  });

  it('drops the untagged end of the call before', () => {
    const { frames } = read([fragment(0, 9), fragment(20, 1, contact(ours))]);

    expect(frames).toEqual([[1_280, 1]]);
  });

  it('asks again for what nobody had claimed when the connection broke', () => {
    const { frames, reader } = read([fragment(0, 1, token('0')), fragment(1, 2)]);

    expect([...frames, ...reader.disconnect()]).toEqual([]);
    expect(reader.resumeFrom).toEqual({ producerMs: recordingStartMs });
    expect(read([fragment(0, 1, token('0')), fragment(1, 2, contact(ours))], reader).frames).toEqual([
      [0, 1],
      [64, 2],
    ]);
  });

  it('believes a stream that never carries a tag, from its third fragment on', () => {
    const { frames } = read([fragment(0, 1), fragment(1, 2), fragment(2, 3), fragment(3, 4)]);

    expect(frames.map(([, sample]) => sample)).toEqual([1, 2, 3, 4]);
  });
});

describe('FragmentReader on errors of Kinesis Video', () => {
  it.each([
    ['5000', { errorId: 5000, keyRefused: false, fragmentNotFound: false }],
    ['4000', { errorId: 4000, keyRefused: false, fragmentNotFound: true }],
    ['4503', { errorId: 4503, keyRefused: true, fragmentNotFound: false }],
  ])('throws error %s by name', (id, expected) => {
    const parts = [tag('AWS_KINESISVIDEO_ERROR_CODE', 'Because'), tag('AWS_KINESISVIDEO_ERROR_ID', id)];

    let thrown: unknown;
    try {
      read([parts]);
    } catch (error) {
      thrown = error;
    }

    expect(thrown).toMatchObject({
      name: 'MediaErrorTag',
      ...expected,
      message: expect.stringContaining('Because'),
    });
  });

  it('throws an error code without an id when the connection is over', () => {
    const { reader } = read([[tag('AWS_KINESISVIDEO_ERROR_CODE', 'Because')]]);

    expect(() => reader.disconnect()).toThrow(/Because/);
  });
});

describe('FragmentReader over connections that are cut anywhere', () => {
  it('gives every sample once, in order', async () => {
    const recording = recordCall(3_200);
    const documents = documentsOf(recording);
    const whole = await framesOf(recording, new FragmentReader(recordingContactId, recordingStartMs));
    expect(whole).toHaveLength(50);

    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(120_000), { maxLength: 8 }), fc.boolean(), async (cuts, useToken) => {
        const reader = new FragmentReader(recordingContactId, recordingStartMs);
        const frames: AudioFrame[] = [];
        for (const cut of [...cuts, Infinity]) {
          const { continuationToken, producerMs } = reader.resumeFrom;
          const tokened = useToken && continuationToken !== undefined;
          const first = tokened
            ? Number(continuationToken)
            : Math.floor((producerMs - recordingStartMs) / 1_024);
          const rest = Buffer.concat(documents.slice(first));
          frames.push(...(await framesOf(rest.subarray(0, cut), reader)));
        }
        expect(summary(frames)).toEqual(summary(whole));
      }),
      { numRuns: 80 },
    );
  });
});

/** Quicker to compare than arrays of samples. */
function summary(frames: readonly AudioFrame[]): string[] {
  return frames.map(({ startMs, pcm }) => `${startMs} ${Buffer.from(pcm.buffer).toString('base64')}`);
}

/** One connection that gives these bytes and ends. */
async function framesOf(bytes: Uint8Array, reader: FragmentReader): Promise<AudioFrame[]> {
  const frames: AudioFrame[] = [];
  try {
    for await (const event of readMatroska(once(bytes))) frames.push(...reader.read(event));
  } catch (error) {
    expect(error).toBeInstanceOf(TruncatedMatroska);
  }
  frames.push(...reader.disconnect());
  return frames;
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Cut at each EBML header; the sound of the recording has none inside. */
function documentsOf(recording: Uint8Array): Uint8Array[] {
  const header = Buffer.from('1a45dfa3', 'hex');
  const starts: number[] = [];
  for (let at = 0; at !== -1; at = Buffer.from(recording).indexOf(header, at + 1)) starts.push(at);
  return starts.map((start, index) => recording.subarray(start, starts[index + 1]));
}
