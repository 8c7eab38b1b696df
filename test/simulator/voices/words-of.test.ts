import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../simulator/voices/words-of.ts';

describe('wordsOf', () => {
  it.each([
    ['Do you open on Sunday?', ['Do', 'you', 'open', 'on', 'Sunday?']],
    ['“It’s” (maybe) $45.50', ["It's", 'maybe', '$45.50']],
    ['Wait… what — now - or later', ['Wait,', 'what,', 'now,', 'or', 'later']],
    ['9–5, fish & chips', ['9-5,', 'fish', '&', 'chips']],
    ['Zoë — naïve', ['Zoë,', 'naïve']],
    ['  ?! … — ', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
