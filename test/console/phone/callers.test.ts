import { describe, expect, it } from 'vitest';
import { callers, numberProblem, plainNumber, spacedNumber } from '../../../console/src/phone/callers.ts';

describe('callers', () => {
  it('offers somebody new, each VIP, and nobody in particular', () => {
    expect(callers(['+12065550142']).map(({ from }) => from)).toEqual([
      '+12065550177',
      '+12065550142',
      undefined,
    ]);
  });
});

describe('a typed number', () => {
  it.each(['+12065550123', '+1 206 555 0123', '+1 (206) 555-0123', '+44.20.7946.0018'])(
    'may be %s',
    (typed) => {
      expect(numberProblem(typed)).toBeUndefined();
      expect(plainNumber(typed)).toMatch(/^\+\d+$/);
    },
  );

  it.each(['', '206 555 0123', '+0 206 555 0123', '+1206', '+1206555012312345', 'tel:+12065550123'])(
    'may not be %s',
    (typed) => expect(numberProblem(typed)).toContain('+1 206 555 0123'),
  );

  it('is shown in groups where its country is known', () => {
    expect(spacedNumber('+12065550123')).toBe('+1 206 555 0123');
    expect(spacedNumber('+442079460018')).toBe('+442079460018');
  });
});
