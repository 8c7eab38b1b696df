import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  interpolate,
  isReference,
  referencesIn,
  resolve,
} from '../../../../simulator/connect/flow/json-path.ts';

const data = {
  Attributes: { name: 'Ann', 'with-dash': 'x' },
  External: { count: 3, open: true, nested: { list: ['a', 'b'] } },
  Queue: null,
};

describe('resolve', () => {
  it.each([
    ['a static value', 'hello', 'hello'],
    ['a text that only begins like a reference', '$5 off', '$5 off'],
    ['dots', '$.Attributes.name', 'Ann'],
    ['brackets', "$['Attributes']['with-dash']", 'x'],
    ['a number', '$.External.count', '3'],
    ['a boolean', '$.External.open', 'true'],
    ['nesting and places', '$.External.nested.list[1]', 'b'],
    ['an object is no text', '$.External.nested', null],
    ['a missing leaf', '$.Attributes.nobody', null],
    ['a missing branch', '$.Lex.SessionAttributes.Tool', null],
    ['through null', '$.Queue.Name', null],
    ['what every object has is not there', '$.Attributes.constructor', null],
  ])('%s', (_, value, expected) => {
    expect(resolve(value, data)).toBe(expected);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (value, anything) => {
        const resolved = resolve(value, anything);
        if (!isReference(value)) expect(resolved).toBe(value);
      }),
    );
  });
});

describe('interpolate', () => {
  it('fills references inside a text, and leaves the full stop after one', () => {
    expect(interpolate('Hello $.Attributes.name. You have $.External.count.', data)).toBe(
      'Hello Ann. You have 3.',
    );
  });

  it('finds them in a concatenated address', () => {
    const uri = "https://u1.s3.amazonaws.com/$['Attributes']['name']/welcome.wav";

    expect(referencesIn(uri)).toEqual(["$['Attributes']['name']"]);
    expect(interpolate(uri, data)).toBe('https://u1.s3.amazonaws.com/Ann/welcome.wav');
  });

  it('leaves nothing for a missing one inside a text, and null for a missing one alone', () => {
    expect(interpolate('Hello $.Attributes.nobody!', data)).toBe('Hello !');
    expect(interpolate('$.Attributes.nobody', data)).toBeNull();
  });
});
