import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentReader, MalformedArguments } from '../../lambdas/brain/argument-reader.ts';

/** Cuts a text at arbitrary places, within escapes and surrogate pairs too. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
}

const tricky = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\\"', '🚲', '\ud83d', '{', '}]', ',', ':', '\u2028', '\\u00e9'),
);
const value = fc.oneof(
  tricky,
  fc.array(tricky),
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.object({ maxDepth: 2 }),
);
// A letter first: names that look like integers change places in an object.
const members = fc.dictionary(
  tricky.map((name) => `k${name}`),
  value,
  { maxKeys: 5 },
);
const places = fc.array(fc.nat(400), { maxLength: 40 });

describe('ArgumentReader', () => {
  it('reads the same however the JSON is cut and indented', () => {
    fc.assert(
      fc.property(members, places, fc.constantFrom(undefined, 2, '\t'), (object, at, indent) => {
        const reader = new ArgumentReader();
        const json = JSON.stringify(object, undefined, indent);
        const told = cut(json, at).flatMap((piece) => reader.push(piece));
        const expected = JSON.parse(json) as Record<string, unknown>;
        expect(reader.end()).toEqual(expected);
        expect(told).toEqual(Object.entries(expected).map(([name, read]) => ({ name, value: read })));
      }),
    );
  });

  it('tells a string with the piece that holds its closing quote', () => {
    fc.assert(
      fc.property(tricky, places, (first, at) => {
        const head = `{"source_ids":["s1"],"first_sentence":${JSON.stringify(first)}`;
        const reader = new ArgumentReader();
        const told = cut(head, at).flatMap((piece) => reader.push(piece));
        expect(told.at(-1)).toEqual({ name: 'first_sentence', value: JSON.parse(JSON.stringify(first)) });
        expect(reader.push(',"rest":"and then')).toEqual([]);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"a":"b"'],
    ['half a string', '{"a":"b'],
    ['a list', '["a"]'],
    ['a name twice', '{"a":"b","a":"c"}'],
    ['two objects', '{"a":1}{"a":1}'],
    ['text behind', '{"a":1} so there'],
    ['no JSON', 'hello'],
  ])('refuses %s', (_, json) => {
    expect(() => {
      const reader = new ArgumentReader();
      reader.push(json);
      reader.end();
    }).toThrow(MalformedArguments);
  });

  it('reads anything else as MalformedArguments or as an object, never as another error', () => {
    const junk = fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' ', 'true'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(junk, (pieces) => {
        const reader = new ArgumentReader();
        try {
          for (const piece of pieces) reader.push(piece);
          expect(reader.end()).toEqual(JSON.parse(pieces.join('')));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedArguments);
        }
      }),
    );
  });
});
