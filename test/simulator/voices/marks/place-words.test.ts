import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBlock } from '../../../../simulator/voices/marks/block.ts';
import { placeWords } from '../../../../simulator/voices/marks/place-words.ts';

describe('placeWords', () => {
  it('shares the letters of a long word out over its blocks', () => {
    const blocks = placeWords([{ text: 'appointment', startMs: 32, endMs: 256 }]);

    expect(blocks.map((parts) => parts[0]?.letters)).toEqual(['ap', 'poi', 'ntm', 'ent']);
    expect(blocks[0]?.[0]).toMatchObject({ startsAtMs: 32, endsAtMs: undefined });
    expect(blocks[3]?.[0]).toMatchObject({ startsAtMs: undefined, endsAtMs: 64 });
  });

  it('moves the fifth word of a block to the next', () => {
    const blocks = placeWords([...'abcdef'].map((text, n) => ({ text, startMs: n * 5, endMs: n * 5 + 5 })));

    expect(blocks.map((parts) => parts.map((part) => part.letters).join(''))).toEqual(['abcd', 'ef']);
  });

  it('always fits, whatever the words and their times', () => {
    const word = fc.record({
      text: fc.string({ maxLength: 200, unit: 'grapheme' }),
      startMs: fc.nat(3_000),
      endMs: fc.nat(3_000),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        for (const [index, parts] of placeWords(words).entries()) {
          expect(() => encodeBlock({ utterance: 1, index, parts })).not.toThrow();
        }
      }),
    );
  });
});
