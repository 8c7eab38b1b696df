import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLongDigitRun } from '../../lambdas/privacy/has-long-digit-run.ts';
import { passesLuhn } from '../../lambdas/privacy/luhn.ts';
import { maskCards } from '../../lambdas/privacy/mask-cards.ts';

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
  ])('%s', (text, masked) => {
    expect(maskCards(text)).toBe(masked);
  });

  it.each([
    'call me at 206 555 0142',
    'order 4242 4242 4242',
    'parcel 4222222222223',
    'at nine on the fifth for two people',
    'one flat repair and one tune-up',
  ])('leaves %s', (text) => {
    expect(maskCards(text)).toBe(text);
  });

  it('cuts every card, typed or said, with any separators', () => {
    const card = fc
      .tuple(fc.integer({ min: 12, max: 18 }), fc.array(fc.nat(9), { minLength: 18, maxLength: 18 }))
      .map(([length, digits]) => withCheckDigit(digits.slice(0, length).join('')));
    const separator = fc.constantFrom(' ', '-', ', ', ' um ');
    fc.assert(
      fc.property(card, fc.boolean(), separator, (digits, spoken, between) => {
        const said = [...digits].map((digit) => (spoken ? words[Number(digit)] : digit)).join(between);
        expect(maskCards(`the number is ${said} and that is all`)).toBe(
          'the number is [card number] and that is all',
        );
      }),
    );
  });
});

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

function withCheckDigit(digits: string): string {
  for (let check = 0; check < 10; check++) {
    if (passesLuhn(`${digits}${check}`)) return `${digits}${check}`;
  }
  throw new Error('No check digit fits.');
}
