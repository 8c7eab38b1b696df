import { describe, expect, it } from 'vitest';
import { startClock } from '../../../simulator/clock/start-clock.ts';
import { createDelays } from '../../../simulator/delays/create-delays.ts';
import { published } from '../../../simulator/delays/published.ts';

const clock = startClock({ startMs: 0, speed: 8 });
const delays = (profile: 'instant' | 'published' | 'bad-day', seed = 's') =>
  createDelays({ profile, seed, clock });

describe('createDelays', () => {
  it.each(Object.entries(published))('draws %s as published', (stage, { p50, p95, p99 }) => {
    const { draw } = delays('published');

    const drawn = Array.from({ length: 20_000 }, () => draw(stage, { contactId: 'c' })).sort((a, b) => a - b);

    const shareBelow = (ms: number) => drawn.filter((one) => one <= ms).length / drawn.length;
    expect(Math.abs(shareBelow(p50) - 0.5)).toBeLessThan(0.015);
    expect(Math.abs(shareBelow(p95) - 0.95)).toBeLessThan(0.007);
    expect(Math.abs(shareBelow(p99) - 0.99)).toBeLessThan(0.003);
    expect(drawn[0]).toBeGreaterThanOrEqual(p50 ** 2 / p95 - 1e-9);
    expect(drawn.at(-1)).toBeLessThanOrEqual(p99 * 1.25);
  });

  it('gives a contact the same delays whatever others do meanwhile', () => {
    const alone = delays('published');
    const together = delays('published');

    const one = [1, 2, 3].map(() => alone.draw('polly.synthesize', { contactId: 'a' }));
    const other = [1, 2, 3].map(() => {
      together.draw('polly.synthesize', { contactId: 'b' });
      together.draw('s3.put', { contactId: 'a' });
      return together.draw('polly.synthesize', { contactId: 'a' });
    });

    expect(other).toEqual(one);
    expect(new Set(one).size).toBe(3);
  });

  it('draws anew with another seed, and for another contact', () => {
    const first = delays('published', 's1').draw('s3.put', { contactId: 'a' });

    expect(delays('published', 's2').draw('s3.put', { contactId: 'a' })).not.toBe(first);
    expect(delays('published', 's1').draw('s3.put', { contactId: 'b' })).not.toBe(first);
  });

  it('multiplies by the factor', () => {
    const plain = delays('published').draw('polly.audio-rate', {});

    expect(delays('published').draw('polly.audio-rate', { factor: 2000 })).toBeCloseTo(plain * 2000);
  });

  it('is slower on a bad day, most of all at the end of the tail', () => {
    const good = delays('published');
    const bad = delays('bad-day');

    const pairs = Array.from(
      { length: 1000 },
      () => [good.draw('s3.put', {}), bad.draw('s3.put', {})] as const,
    );
    const ratios = pairs.map(([published, slow]) => slow / published);

    expect(Math.min(...ratios)).toBeGreaterThan(1.5);
    expect(Math.max(...ratios)).toBeGreaterThan(3.5);
  });

  it('waits as long as it draws, in simulated time', async () => {
    const startedMs = clock.nowMs();

    const ms = await delays('published').wait('lambda.event-invoke', { contactId: 'a' });

    expect(ms).toBeGreaterThan(0);
    expect(clock.nowMs() - startedMs).toBeGreaterThanOrEqual(ms);
  });

  it('rejects a wait that is aborted', async () => {
    const wait = delays('published').wait('lambda.cold-start', {
      signal: AbortSignal.abort(new Error('gone')),
    });

    await expect(wait).rejects.toThrow('gone');
  });

  it('is all zero when instant, and still refuses a stage that there is not', () => {
    const { draw } = delays('instant');

    expect(Object.keys(published).map((stage) => draw(stage, {}))).toEqual(
      Object.keys(published).map(() => 0),
    );
    expect(() => draw('s3.putt', {})).toThrow('No delay stage s3.putt; there are kvs.media-delay');
  });

  it('refuses a profile that there is not', () => {
    expect(() => delays('quick' as 'instant')).toThrow('No delay profile quick; there are instant');
  });
});
