import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLongDigitRun } from '../../lambdas/privacy/has-long-digit-run.ts';
import { maskCards, maskedCard } from '../../lambdas/privacy/mask-cards.ts';
import { digitRuns } from '../../lambdas/privacy/spoken-digits.ts';

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

describe('maskCards', () => {
  it.each([
    ['my card is 4242 4242 4242 4242 thanks', 'my card is [card number] thanks'],
    ['4242-4242-4242-4242', '[card number]'],
    ['378282246310005.', '[card number].'],
    [
      'it is four two four two, four two four two, um, four two four two four two four two okay',
      'it is [card number] okay',
    ],
    ['forty two forty two forty two forty two forty two forty two forty two forty two', '[card number]'],
    [
      'double five double five double five double five double five double five double four double four',
      'double [card number]',
    ],
    ['５５５５５５５５５５５５４４４４', '[card number]'],
    ['a digit short: 4242 4242 4242 424', 'a digit short: [card number]'],
    ['a digit wrong: 4242 4242 4242 4243', 'a digit wrong: [card number]'],
    ['4242 4242 4242 4242, 11 28, 123', '[card number]'],
    ['it is plus 4242 4242 4242 4242', 'it is plus [card number]'],
    ['the deposit plus tip on 4242 4242 4242 424', 'the deposit plus tip on [card number]'],
  ])('%s', (text, masked) => {
    expect(maskCards(text)).toBe(masked);
  });

  it.each([
    'call me at 206 555 0142',
    'call me at one two oh six, five five five, oh one four two',
    'call me at +49 1512 3456789',
    'call me at +(49) 1512 3456789',
    'it is plus four nine one five one two three four five six seven eight nine',
    'order 4242 4242 4242',
    'at nine on the fifth for two people',
    'one flat repair and one tune-up',
  ])('leaves %s', (text) => {
    expect(maskCards(text)).toBe(text);
  });

  it('cuts every 13 to 19 digits, typed or said, with any separators', () => {
    fc.assert(
      fc.property(readOut(13, 19), (said) => {
        expect(maskCards(`the number is ${said} and that is all`)).toBe(
          'the number is [card number] and that is all',
        );
      }),
    );
  });

  it('leaves every telephone number: up to 12 digits, or up to 15 after a plus', () => {
    const withPlus = fc
      .tuple(fc.constantFrom('+', '+ ', 'plus '), readOut(7, 15))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(readOut(7, 12), withPlus), (said) => {
        expect(maskCards(`reach me at ${said} please`)).toBe(`reach me at ${said} please`);
      }),
    );
  });

  it('leaves nothing to cut in any text, and cuts nothing but the digits', () => {
    const word = fc.constantFrom(
      ...words,
      'plus',
      '+',
      'double',
      'twenty',
      'um',
      'and',
      'card',
      '4242',
      '4242-42',
      '.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (said) => {
        const text = said.join(' ');
        const masked = maskCards(text);
        expect(maskCards(masked)).toBe(masked);
        const left = digitRuns(masked).filter(
          ({ digits, afterPlus }) => digits.length > (afterPlus ? 15 : 12),
        );
        expect(left).toEqual([]);
        for (const kept of masked.split(maskedCard)) expect(text).toContain(kept);
      }),
    );
  });
});

/** So many digits, each typed or said, with the same thing between any two of them. */
function readOut(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const digit = fc.tuple(fc.nat(9), fc.boolean()).map(([value, said]) => (said ? words[value] : `${value}`));
  return fc
    .tuple(fc.array(digit, { minLength, maxLength }), fc.constantFrom(' ', '-', ', ', ' um ', '. '))
    .map(([digits, between]) => digits.join(between));
}

describe('hasLongDigitRun', () => {
  it.each([
    ['5550142', true],
    ['555 0142', true],
    ['five five five oh one four two', true],
    ['my number is two oh six five five five', false],
    ['my number is two oh six, five five five, oh', true],
    ['at 10:30 on the 5th', false],
    ['six hours and two days and nine nights', false],
  ])('%s → %s', (text, long) => {
    expect(hasLongDigitRun(text)).toBe(long);
  });
});
