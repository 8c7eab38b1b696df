import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../../lib/flow-language/json-fault.ts';

describe('jsonFault', () => {
  it('finds no fault before the end of what JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFault(text)).toEqual({ offset: text.length, expected: 'the end of the text' });
      }),
    );
  });

  it('finds a fault wherever JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', ',', '"', 'x', '\u0001'), (text, at, put) => {
        const cut = at % (text.length + 1);
        const broken = text.slice(0, cut) + put + text.slice(cut + 1);
        const fault = jsonFault(broken);
        const whole = fault.offset === broken.length && fault.expected === 'the end of the text';
        expect(whole).toBe(parses(broken));
      }),
      { numRuns: 500 },
    );
  });

  it('takes a long string and a deep nest', () => {
    expect(jsonFault(`"${'é'.repeat(300_000)}"`).offset).toBe(300_002);
    expect(jsonFault('['.repeat(100_000)).offset).toBe(100_000);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
