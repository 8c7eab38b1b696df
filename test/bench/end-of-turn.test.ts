import { describe, expect, it } from 'vitest';
import type { Template } from '../corpus/template.ts';
import { templatesFor, utterances } from '../corpus/utterances.ts';
import { endOfTurnBench } from './end-of-turn.ts';

describe('the end-of-turn policy, on templates that it was not tuned on', async () => {
  const { falseCutoffs, fixedFalseCutoffs, delayAt5PctMs, fixedDelayAt5PctMs } = await endOfTurnBench();

  it('cuts off far fewer callers than fixed silence of the same mean delay', () => {
    expect(falseCutoffs).toBeLessThan(fixedFalseCutoffs / 2);
  });

  it('is faster than fixed silence where both cut off 5 %', () => {
    expect(delayAt5PctMs).toBeLessThan((fixedDelayAt5PctMs * 2) / 3);
  });
});

describe('the corpus', () => {
  it('has at least 200 utterances to test on, the same in each run, from other templates than those to tune on', () => {
    expect(utterances('test').length).toBeGreaterThanOrEqual(200);
    expect(utterances('test')).toEqual(utterances('test'));
    // Everybody says "yes": the same words count as tuned on when they answer the same.
    const key = ({ asked, says }: Template) => `${asked}: ${says}`;
    const tuned = new Set(templatesFor('train').map(key));
    expect(templatesFor('test').filter((one) => tuned.has(key(one)))).toEqual([]);
  });

  it('pauses so that fixed silence fares about as published for silence alone: 55.6 % at 300 ms, 21.7 % at 600', () => {
    const all = [...utterances('train'), ...utterances('test')];
    const cutAt = (silenceMs: number) =>
      all.filter(({ words }) =>
        words.some((word, at) => (words[at + 1]?.startMs ?? 0) - word.endMs >= silenceMs),
      ).length / all.length;

    // Half of these turns have no pause at all, so that fewer are cut at 300 ms.
    expect(Math.abs(cutAt(300) - 0.556)).toBeLessThan(0.11);
    expect(Math.abs(cutAt(600) - 0.217)).toBeLessThan(0.05);
  });
});
