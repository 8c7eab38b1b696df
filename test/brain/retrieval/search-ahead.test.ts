import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../lambdas/brain/decision.ts';
import { searchAhead } from '../../../lambdas/brain/retrieval/search-ahead.ts';

const never = new AbortController().signal;
const flat: Passage = { id: 'flat', headings: ['Prices'], text: 'Flat tire repair; Price: $25', score: 0.9 };
const other: Passage = { id: 'other', headings: [], text: 'We are open.', score: 0.5 };

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A search that is answered when the test says so, and what it was asked for. */
function rig() {
  const asked: string[] = [];
  const answers = new Map<string, (passages: readonly Passage[] | Error) => void>();
  const retrieval = searchAhead((text) => {
    asked.push(text);
    return new Promise((resolve, reject) => {
      answers.set(text, (given) => (given instanceof Error ? reject(given) : resolve(given)));
    });
  });
  const answer = async (text: string, given: readonly Passage[] | Error) => {
    await settled();
    answers.get(text)?.(given);
    await settled();
  };
  return { retrieval, asked, answer };
}

describe('searchAhead', () => {
  it('needs no search of its own when the last words stand in what was found, or say nothing', async () => {
    const { retrieval, asked, answer } = rig();
    retrieval.ahead('how much is a flat tire', never);
    await answer('how much is a flat tire', [flat]);

    await expect(retrieval.search('How much is a flat tire repair?', never)).resolves.toEqual([flat]);
    await expect(retrieval.search('How much is a flat tire, please?', never)).resolves.toEqual([flat]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a word that was not found', 'how much is a flat tire scooter'],
    ['other words before it', 'what is a flat tire repair'],
    ['three more words', 'how much is a flat tire repair repair repair'],
  ])('searches anew for %s', async (_, text) => {
    const { retrieval, asked, answer } = rig();
    retrieval.ahead('how much is a flat tire', never);
    await answer('how much is a flat tire', [flat]);

    const found = retrieval.search(text, never);
    await answer(text, [other]);

    await expect(found).resolves.toEqual([other]);
    expect(asked).toHaveLength(2);
  });

  it('takes the earlier search when that ends first and is enough, else its own', async () => {
    const { retrieval, answer } = rig();
    retrieval.ahead('flat tire', never);
    const found = retrieval.search('flat tire repair', never);
    await answer('flat tire', [flat]);
    await expect(found).resolves.toEqual([flat]);

    const second = rig();
    second.retrieval.ahead('flat tire', never);
    const own = second.retrieval.search('flat tire scooter', never);
    await second.answer('flat tire', [flat]);
    await second.answer('flat tire scooter', [other]);
    await expect(own).resolves.toEqual([other]);
  });

  it('makes one search ahead at a time, and none for words that it has', async () => {
    const { retrieval, asked, answer } = rig();
    retrieval.ahead('how much', never);
    retrieval.ahead('how much is', never);
    await answer('how much', []);
    retrieval.ahead('how much', never);

    expect(asked).toEqual(['how much']);
  });

  it('survives a search ahead that fails, and rejects as its own search does', async () => {
    const { retrieval, answer } = rig();
    retrieval.ahead('flat tire', never);
    const found = expect(retrieval.search('flat tire repair', never)).rejects.toThrow('own');
    await answer('flat tire', new Error('ahead'));
    await answer('flat tire repair', new Error('own'));

    await found;
  });
});
