import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontMatterJsonSchema } from '../../lambdas/knowledge/front-matter/front-matter-json-schema.ts';
import { readFrontMatter } from '../../lambdas/knowledge/front-matter/read-front-matter.ts';
import { patternFault } from '../../lambdas/knowledge/front-matter/safe-pattern.ts';
import type { KnowledgeProblem } from '../../lambdas/knowledge/knowledge-problem.ts';

const base = 'name: Shop\ntimeZone: UTC\nhours: {}\n';
const problemsOf = (yaml: string): readonly KnowledgeProblem[] => readFrontMatter(yaml, 2).problems;
const placesOf = (yaml: string) =>
  problemsOf(yaml).map(({ line, column, where }) => `${line}:${column} ${where}`);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
}

/** The path of every field that the schema knows, free names as `x`. */
function fieldsOf(schema: Schema, path: readonly (string | number)[] = []): (string | number)[][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    [...path, name],
    ...fieldsOf(field, [...path, name]),
  ]);
  const items = schema.items === undefined ? [] : [[...path, 0], ...fieldsOf(schema.items, [...path, 0])];
  const free = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const name = path.at(-1) === 'specialDays' ? '2026-12-25' : 'x';
  return [
    ...own,
    ...items,
    ...(free === undefined ? [] : [[...path, name], ...fieldsOf(free, [...path, name])]),
  ];
}

/** A front matter in which nothing but this field is there, with a value that no field takes. */
function withWrong(path: readonly (string | number)[]): string {
  const value = path.reduceRight<unknown>(
    (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
    [[7]],
  );
  return JSON.stringify(value);
}

describe('the front matter', () => {
  it('has a JSON Schema for editors, which is current', () => {
    const file = new URL('../../knowledge/front-matter.schema.json', import.meta.url);
    expect(
      JSON.parse(readFileSync(file, 'utf8')),
      'run: npm run -s knowledge -- schema > knowledge/front-matter.schema.json',
    ).toEqual(JSON.parse(JSON.stringify(frontMatterJsonSchema())));
  });

  it.each(fieldsOf(frontMatterJsonSchema() as Schema).map((path) => [path.join('.'), path] as const))(
    'says of %s what was expected, with an example',
    (name, path) => {
      const problem = problemsOf(withWrong(path)).find(({ where }) => where.startsWith(name));

      expect(problem).toMatchObject({ line: 2, message: expect.stringMatching(/.\.$/) });
      expect(problem?.column).toBeGreaterThan(1);
      expect(problem?.expected).toMatch(/`.+`|".+"/);
    },
  );

  it.each([
    [
      'a service that two names mean',
      'services:\n  - { name: Cut, duration: 1 hour }\n  - { name: cut, duration: 1 hour }\n',
      '7:7 services.1.name',
    ],
    [
      'another name that is a service',
      'services:\n  - { name: Tune-up, duration: 1 hour }\n  - name: Fitting\n    duration: 1 hour\n    alsoCalled: [tune up]\n',
      '9:18 services.1.alsoCalled.0',
    ],
    [
      'a number of two people',
      'staff:\n  - { name: A, phone: "+12065550143" }\n  - { name: B, phone: "+12065550143" }\n',
      '7:16 staff.1.phone',
    ],
    [
      'a lookup that says nothing',
      'lookups:\n  - { name: a, key: b, pattern: "[0-9]{3}", table: t, nameField: n, spoken: {} }\n',
      '6:69 lookups.0.spoken',
    ],
    [
      'a list where names belong',
      'lookups:\n  - { name: a, key: b, pattern: "[0-9]{3}", table: t, nameField: n, spoken: [seat] }\n',
      '6:69 lookups.0.spoken',
    ],
    [
      'a change without a pattern',
      'lookups:\n  - name: a\n    key: b\n    pattern: "[0-9]{3}"\n    table: t\n    nameField: n\n    spoken: { seat: Seat }\n    changes:\n      seat: { label: seat }\n',
      '13:7 lookups.0.changes.seat.pattern',
    ],
    [
      'a pattern that could take minutes',
      'lookups:\n  - { name: a, key: b, pattern: "(A+)+B", table: t, nameField: n, spoken: { x: X } }\n',
      '6:24 lookups.0.pattern',
    ],
  ])('finds %s, at its very place', (_, yaml, place) => {
    expect(placesOf(`${base}${yaml}`)).toEqual([place]);
  });

  it('lets a service have one name in several spellings', () => {
    const yaml = 'services:\n  - { name: Tune-up, alsoCalled: [tune up, TUNE-UP], duration: 1 hour }\n';
    expect(problemsOf(`${base}${yaml}`)).toEqual([]);
  });
});

describe('a pattern', () => {
  it.each(['[A-Z]{3}[0-9]{3}', '\\d{6}', 'OWL-?\\d{2,4}', '(?:AB|CD)[0-9]{1,8}X?', '[0-9]{1,2}[A-F]'])(
    'may be %s',
    (pattern) => {
      expect(patternFault(pattern)).toBeUndefined();
    },
  );

  it.each([
    ['[A-Z]+', 'without end'],
    ['A*', 'without end'],
    ['(a|a)*b', 'without end'],
    ['A{3,}', 'without end'],
    ['A{1,999}', 'more than 64'],
    ['(?:A{0,20}){0,20}', 'no fixed length'],
    ['A{0,60}A{0,60}A{0,60}', 'no fixed length'],
    ['(?=A)B', 'cannot be used'],
    ['(A)\\1', 'cannot be used'],
    ['^A', 'cannot be used'],
    ['[A-', 'no regular expression'],
    ['A'.repeat(201), 'longer'],
  ])('may not be %s', (pattern, fault) => {
    expect(patternFault(pattern)).toContain(fault);
  });

  it('that is accepted is compared in no time, whatever is said', () => {
    const part = fc.constantFrom(
      'A',
      '[A-Z]',
      '\\d',
      '(?:A|AA)',
      '(?:A?B?)',
      '{0,9}',
      '{1,4}',
      '?',
      '{3}',
      '|',
    );
    const pattern = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, fc.constantFrom('A', '1', 'AB'), (source, letter) => {
        fc.pre(patternFault(source) === undefined);
        const beganMs = performance.now();
        new RegExp(`^(?:${source})$`, 'u').test(`${letter.repeat(64)}!`);
        expect(performance.now() - beganMs).toBeLessThan(250);
      }),
    );
  });
});
