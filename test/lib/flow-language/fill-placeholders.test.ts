import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, placeholdersOf } from '../../../lib/flow-language/fill-placeholders.ts';
import { placeholder } from './flow-of.ts';

const template = JSON.stringify({
  Text: placeholder('Greeting'),
  Arn: `x-${placeholder('Arn')}-${placeholder('Arn')}`,
});

describe('fillPlaceholders', () => {
  it('fills each place, escaped for JSON', () => {
    const filled = fillPlaceholders(template, { Greeting: 'Say "hi"\n', Arn: 'a' });

    expect(JSON.parse(filled)).toEqual({ Text: 'Say "hi"\n', Arn: 'x-a-a' });
  });

  it('names everything that is missing and everything that is not asked for', () => {
    expect(() => fillPlaceholders(template, { Greting: 'Hi', Extra: 'x' })).toThrow(
      `no value for ${placeholder('Greeting')}, ${placeholder('Arn')}; no placeholder for Greting, Extra`,
    );
  });

  it('takes no value from the prototype', () => {
    expect(() => fillPlaceholders(`"${placeholder('toString')}"`, {})).toThrow('toString');
  });

  it('keeps any value whole, also one that looks like a placeholder or a replacement pattern', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(placeholder('Arn'), '$&', '$1')), (value) => {
        const filled: unknown = JSON.parse(fillPlaceholders(template, { Greeting: value, Arn: value }));
        expect(filled).toEqual({ Text: value, Arn: `x-${value}-${value}` });
      }),
    );
  });

  it('leaves the tokens of CDK to CDK', () => {
    const token = `${placeholder('Token[TOKEN.7]')}`;
    expect(fillPlaceholders(`"${placeholder('Arn')}"`, { Arn: token })).toBe(`"${token}"`);
    expect(placeholdersOf(token)).toEqual([]);
  });
});
