import { describe, expect, it } from 'vitest';
import { retrievalQuery } from '../../../lambdas/brain/retrieval/retrieval-query.ts';

const history = [{ caller: 'what are your hours', agent: 'Nine to six.' }];

describe('retrievalQuery', () => {
  it.each([
    ['and on Sundays?', 'what are your hours\nand on Sundays?'],
    ['price?', 'what are your hours\nprice?'],
    ['how long does it take?', 'what are your hours\nhow long does it take?'],
    ['what about the other one', 'what are your hours\nwhat about the other one'],
    ['do you sell helmets for children', 'do you sell helmets for children'],
    ['where are you', 'where are you'],
    ['do you deliver', 'do you deliver'],
    ['is there parking', 'is there parking'],
  ])('%s → %s', (said, query) => {
    expect(retrievalQuery(said, history)).toBe(query);
  });

  it('is the words alone in the first turn, and of a long story the end', () => {
    expect(retrievalQuery('price?', [])).toBe('price?');
    const story = Array.from({ length: 50 }, (_, index) => `word${index}`).join(' ');
    expect(retrievalQuery(story, history).split(' ')).toHaveLength(30);
  });

  it('goes back to the turn that says what it is about, and not for ever', () => {
    const turn = (caller: string) => ({ caller, agent: 'Yes.' });
    const talk = [turn('how much is a chain replacement'), turn('how long does it take'), turn('')];
    expect(retrievalQuery('and is it guaranteed?', talk)).toBe(
      'how much is a chain replacement\nhow long does it take\nand is it guaranteed?',
    );
    const idle = Array.from({ length: 9 }, () => turn('and that?'));
    expect(retrievalQuery('and it?', idle).split('\n')).toHaveLength(4);
  });
});
