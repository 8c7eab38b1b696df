import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../lambdas/speaker/split-sentences.ts';

describe('splitSentences', () => {
  it.each([
    [['Dr. Smith is in.', 'She can see you.']],
    [['Mr. and Mrs. Lee live at 5 Pine St. near Main Ave. in Seattle.']],
    [["St. Patrick's Day is a holiday.", 'We are closed.']],
    [['We are on Pine St. between 3rd and 4th.', 'Ring twice.']],
    [['We are on Pine St.', 'You can park behind the house.']],
    [['We close at 5 p.m. Monday through Friday.']],
    [['We close at 5 p.m. on weekdays.']],
    [['We close at 5 p.m.', 'Anything else?']],
    [['We open at 9 a.m. 7 days a week.']],
    [['It is No. 5 Main Street.']],
    [['No.', 'We are closed.']],
    [['It costs $3.50, or 2.5 percent.', 'That is all.']],
    [['Call 555-0142.', 'Ask for Ann.']],
    [['Well... maybe.', 'I can check.']],
    [['One moment…', 'Here it is.']],
    [['Ask J. R. Smith.', 'He knows.']],
    [['Take plan B.', 'It is cheaper.']],
    [['We ship to the U.S. and Canada.', 'Also to Mexico.']],
    [['We use oils, e.g. argan oil.', 'They last.']],
    [['Really?!', 'Yes!', 'We do.']],
    [['She said "Come in."', 'So I did.']],
    [['You are booked (for two).', 'See you.']],
    [['1. Cut and wash.', '2. Color.']],
    [['It takes 2.', 'Then you are done.']],
    [['Acme Inc. is next door.']],
    [['hello.', 'how are you?']],
    [['no end mark']],
    [['We open Nov. 20.', 'Doors at 9 a.m. Eastern.']],
  ])('%j', (sentences) => {
    expect(splitSentences(sentences.join(' '))).toEqual(sentences);
  });

  it('gives nothing for nothing', () => {
    expect(splitSentences('')).toEqual([]);
    expect(splitSentences(' \n ')).toEqual([]);
  });

  it('ends a sentence at an empty line', () => {
    expect(splitSentences('Our prices\n\nCut: $45')).toEqual(['Our prices', 'Cut: $45']);
  });

  const texts = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'Dr.',
          'St.',
          '5 p.m.',
          'No.',
          '5',
          '. ',
          '! ',
          '… ',
          '... ',
          'We ',
          '"',
          ')',
          '\n\n',
          'e.g. ',
        ),
      ),
      { maxLength: 15 },
    )
    .map((parts) => parts.join(''));

  it('loses nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const sentences = splitSentences(text);
        expect(sentences.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const sentence of sentences) expect(sentence).toBe(sentence.trim());
        expect(sentences).not.toContain('');
      }),
    );
  });
});
