import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskTurns } from '../../lambdas/privacy/mask-turns.ts';
import { digitRuns } from '../../lambdas/privacy/spoken-digits.ts';

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

describe('maskTurns', () => {
  it.each([
    [
      ['four one one one', 'one one one one', 'uh one one one one', 'then one one one one'],
      ['[card number]', '[card number]', 'uh [card number]', 'then [card number]'],
    ],
    [
      ['my card is 4111 1111', 'okay, the rest is 1111 1111'],
      ['my card is [card number]', 'okay, the rest is [card number]'],
    ],
    [
      ['4111 1111 11', 'hold on', '11 1111'],
      ['[card number]', 'hold on', '[card number]'],
    ],
    [['4242 4242 4242 4242'], ['[card number]']],
  ])('%j → %j', (turns, masked) => {
    expect(maskTurns(turns)).toEqual(masked);
  });

  it.each([
    [['206 555 0142', 'sorry, 206 555 0143']],
    [['two oh six five five five', 'oh one four two']],
    [['a tune-up for $140 on December 24', 'at 10:30', 'for two people', 'call 206 555 0142']],
    [['order 4242 4242 4242', 'that is the order I placed a while ago with you', '12 of them']],
  ])('leaves %j', (turns) => {
    expect(maskTurns(turns)).toEqual(turns);
  });

  it('leaves no valid card number over up to four turns, however it is read out', () => {
    fc.assert(
      fc.property(cardInTurns, (turns) => {
        const left = maskTurns(turns).map((text) =>
          digitRuns(text)
            .map(({ digits }) => digits)
            .join(''),
        );
        expect(left.join('')).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('maskTurns of some turns', () => {
  it('is what it is among all of them', () => {
    fc.assert(
      fc.property(manyTurns, fc.nat(), fc.nat(), (turns, one, other) => {
        const [from = 0, to = 0] = [one, other].map((at) => at % (turns.length + 1)).sort((a, b) => a - b);
        expect(maskTurns(turns, from, to)).toEqual(maskTurns(turns).slice(from, to));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A call in which numbers are read out over turns, with more or less said between. */
const manyTurns = fc.array(
  fc.oneof(
    fc.constantFrom('4111 1111', '1111 1111', 'one two, 1111', 'okay', 'the rest is', 'is it open?', ''),
    fc.constantFrom('hold on a moment please I have to find it', 'my card is 4242 4242 42', '42 42 42'),
  ),
  { maxLength: 12 },
);

/** 13 to 19 digits with the right check digit, typed or said, with fillers, cut into one to four turns. */
const cardInTurns = fc
  .tuple(
    fc.array(fc.nat(9), { minLength: 12, maxLength: 18 }),
    fc.array(fc.boolean(), { minLength: 19, maxLength: 19 }),
    fc.constantFrom(' ', ', ', ' uh ', ' then ', '-', ' and '),
    fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 3 }),
  )
  .map(([digits, said, between, cuts]) => {
    const whole = [...digits, checkDigit(digits)];
    const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
    return at.slice(1).map((end, part) =>
      whole
        .slice(at[part], end)
        .map((digit, index) => (said[(at[part] ?? 0) + index] ? words[digit] : `${digit}`))
        .join(between),
    );
  });

function checkDigit(digits: readonly number[]): number {
  const sum = [...digits]
    .reverse()
    .reduce((all, digit, at) => all + (at % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return (10 - (sum % 10)) % 10;
}
