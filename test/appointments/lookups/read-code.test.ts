import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode, readValue } from '../../../lambdas/appointments/lookups/read-code.ts';

const confirmation = '[A-Z]{3}[0-9]{3}';

describe('a code is read', () => {
  it.each([
    'ABC123',
    'abc123.',
    'A.B.C123',
    'It is abc 123.',
    'A.B.C. 1-2-3',
    'A B C one two three',
    'a b c one two three please',
    "My confirmation code is A, B, C, 1, 2, 3, and I'd like to know if it is on time.",
    'alpha bravo charlie one two three',
    'Alfa, Bravo, Charlie, one twenty three.',
    'A as in alpha, B as in boy, C as in cat, one two three',
    'A for apple B for boy C for Charlie 123',
    'ay bee see won too three',
    'um a b uh c then one, two, um, three',
    'The letter A, the letter B, capital C, one hundred twenty three',
    'A B C one hundred and twenty three',
  ])('%s', (said) => {
    expect(readCode(said, confirmation)).toBe('ABC123');
  });

  it.each([
    ['double seven X as in x-ray four', '[0-9]{2}[A-Z][0-9]', '77X4'],
    ['X ray, whiskey, double you, triple one', '[A-Z]{3}[0-9]{3}', 'XWW111'],
    ['order number four oh five one two', '[0-9]{5}', '40512'],
    ['it is O O seven', '[A-Z0-9]{3}', 'OO7'],
    ['oh oh seven', '[0-9]{3}', '007'],
    ['forty two twelve', '[0-9]{4}', '4212'],
    ['fourteen B', '[0-9]{1,2}[A-F]', '14B'],
    ['Could I have fourteen bravo instead of fourteen A?', '[0-9]{1,2}[A-F]', '14B'],
    ['I want to move to seat 14 B please', '[0-9]{1,2}[A-F]', '14B'],
    ['14b', '[0-9]{1,2}[A-F]', '14B'],
    ['one four delta', '[0-9]{1,2}[A-F]', '14D'],
    ['P N R is Q W E R T Y', '[A-Z]{6}', 'QWERTY'],
  ])('%s', (said, pattern, code) => {
    expect(readCode(said, pattern)).toBe(code);
  });

  it('unless what was said has none of its kind', () => {
    for (const said of [
      '',
      'Is my flight on time?',
      'I do not have it with me.',
      'A B one two three',
      'A B C D one two three four',
      'My name is Jane Smith and I am at gate 12.',
      'I would like to see you at 3 for two hours',
    ]) {
      expect(readCode(said, confirmation), said).toBeUndefined();
    }
    expect(readCode('Is my flight on time?', '[A-Z0-9]{6}')).toBeUndefined();
    expect(readCode('please tell me the status', '[A-Z]{6}')).toBeUndefined();
  });
});

it('reads a new value that is a word, too', () => {
  expect(readValue('a window seat', 'WINDOW|AISLE')).toBe('WINDOW');
  expect(readValue('from 14 A to 14 B', '[0-9]{1,2}[A-F]')).toBe('14B');
  expect(readValue('another one', '[0-9]{1,2}[A-F]')).toBeUndefined();
});

const names: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo ' +
    'sierra tango uniform victor whiskey xray yankee zulu'
  )
    .split(' ')
    .map((word) => [word.charAt(0).toUpperCase(), word]),
);
const digits = 'zero one two three four five six seven eight nine'.split(' ');

/** One letter or digit, in a way in which people say it or transcripts write it. */
const spoken = (char: string): fc.Arbitrary<string> =>
  /\d/.test(char)
    ? fc.constantFrom(char, digits[Number(char)] ?? '')
    : fc.constantFrom(
        char,
        char.toLowerCase(),
        `${char}.`,
        names[char] ?? '',
        `${char} as in ${names[char]}`,
      );

it('reads whatever code is spelled, however each of its letters is said', () => {
  const code = fc.stringMatching(/^[A-Z]{3}[0-9]{3}$/);
  fc.assert(
    fc.property(
      code.chain((written) =>
        fc.tuple(
          fc.constant(written),
          fc.tuple(...[...written].map(spoken)),
          fc.constantFrom(' ', ', ', ' um '),
        ),
      ),
      ([written, parts, gap]) => {
        expect(readCode(`My code is ${parts.join(gap)}.`, confirmation)).toBe(written);
      },
    ),
  );
});

it('comes to an end, with a code of the pattern or none, whatever is said', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'double',
      'hundred',
      'twenty',
      'oh',
      'as',
      'in',
      'for',
      'see',
      'you',
      'a',
      'x',
      '7',
      '𝟕',
      '٣',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const found = readCode(words.join(' '), '[A-Z0-9]{5,8}');
      if (found !== undefined) expect(found).toMatch(/^[A-Z0-9]{5,8}$/);
    }),
    { numRuns: 60 },
  );
});
