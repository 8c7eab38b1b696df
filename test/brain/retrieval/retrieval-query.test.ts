import { describe, expect, it } from 'vitest';
import { retrievalQuery } from '../../../lambdas/brain/retrieval/retrieval-query.ts';

const history = [{ caller: 'what are your hours', agent: 'Nine to six.' }];

describe('retrievalQuery', () => {
  it.each([
    ['and on Sundays?', 'what are your hours and on Sundays?'],
    ['price?', 'what are your hours price?'],
    ['how long does it take?', 'what are your hours how long does it take?'],
    ['do you sell helmets for children', 'do you sell helmets for children'],
  ])('%s → %s', (said, query) => {
    expect(retrievalQuery(said, history)).toBe(query);
  });

  it('is the words alone in the first turn', () => {
    expect(retrievalQuery('price?', [])).toBe('price?');
  });
});
