import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioLog } from '../../lambdas/listener/audio-log.ts';
import { FEED_DEFAULTS, StreamFeed } from '../../lambdas/listener/stream-feed.ts';

/** Samples that count up, so that what is sent can be compared. */
const counting = (from: number, length: number) =>
  Int16Array.from({ length }, (_, index) => (from + index) % 30_000);

async function everything(feed: StreamFeed): Promise<number[]> {
  const samples: number[] = [];
  for await (const chunk of feed.chunks(new AbortController().signal)) {
    samples.push(...new Int16Array(chunk.buffer, chunk.byteOffset, chunk.byteLength / 2));
  }
  return samples;
}

describe('what a Transcribe stream is given', () => {
  it('is all the audio, in even chunks, whatever the frames', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 }), async (lengths) => {
        const log = new AudioLog(60_000);
        let sent = 0;
        for (const length of lengths) {
          log.append({ startMs: 1000 + sent / 8, pcm: counting(sent, length) });
          sent += length;
        }
        log.close();

        expect(await everything(new StreamFeed(log))).toEqual([...counting(0, sent)]);
      }),
    );
  });

  it('is chunks of one length, the last alone shorter, whatever length is asked for', async () => {
    const log = (): AudioLog => {
      const filled = new AudioLog(60_000);
      // Frames as Connect sends them, and one that was cut.
      for (const [index, length] of [512, 512, 512, 300, 512].entries())
        filled.append({ startMs: index * 64, pcm: counting(0, length) });
      filled.close();
      return filled;
    };
    const lengths = async (feed: StreamFeed): Promise<number[]> => {
      const found: number[] = [];
      for await (const chunk of feed.chunks(new AbortController().signal)) found.push(chunk.byteLength);
      return found;
    };

    expect(await lengths(new StreamFeed(log()))).toEqual([1024, 1024, 1024, 1024, 600]);
    expect(await lengths(new StreamFeed(log(), { ...FEED_DEFAULTS, chunkMs: 128 }))).toEqual([
      2048, 2048, 600,
    ]);
  });

  it("is chunks as long as Transcribe's guide advises", () => {
    expect(FEED_DEFAULTS.chunkMs).toBeGreaterThanOrEqual(50);
    expect(FEED_DEFAULTS.chunkMs).toBeLessThanOrEqual(200);
  });

  it('begins again where the audio is still needed, and times count from there', async () => {
    const log = new AudioLog(60_000);
    log.append({ startMs: 5000, pcm: counting(0, 16_000) });
    log.sentTo(16_000);
    log.forgetBefore(6000);
    log.close();

    const feed = new StreamFeed(log);

    expect((await everything(feed)).slice(0, 2)).toEqual([8000, 8001]);
    expect(feed.startMs).toBe(6000);
    expect(feed.mediaMs(250)).toBe(6250);
  });

  it('keeps what was not sent yet, needed or not, within its limit', () => {
    const log = new AudioLog(1000);
    for (let index = 0; index < 4; index += 1)
      log.append({ startMs: index * 500, pcm: counting(index * 4000, 4000) });
    log.forgetBefore(1900);

    expect(log.read(0, 1)).toEqual({ position: 8000, pcm: counting(8000, 1) });
    expect(log.neededPosition).toBe(15_200);
  });

  it('tells the producer time of a word after lost audio', async () => {
    const log = new AudioLog(60_000);
    log.append({ startMs: 0, pcm: counting(0, 8000) });
    log.append({ startMs: 9000, pcm: counting(8000, 8000) });
    log.close();

    const feed = new StreamFeed(log);
    await everything(feed);

    expect([feed.mediaMs(999), feed.mediaMs(1001)]).toEqual([999, 9001]);
    expect(log.positionAt(9500)).toBe(12_000);
    expect(log.positionAt(4000)).toBe(8000);
  });

  it('ends when it is aborted while it waits for audio', async () => {
    const controller = new AbortController();
    const chunks = new StreamFeed(new AudioLog(1000)).chunks(controller.signal);
    const next = chunks.next();

    controller.abort();

    expect(await next).toEqual({ value: undefined, done: true });
  });
});
