import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeFileError } from '../../lambdas/knowledge/knowledge-problem.ts';
import { parseKnowledge } from '../../lambdas/knowledge/parse-knowledge.ts';

const sample = readFileSync(new URL('../../knowledge/business.md', import.meta.url), 'utf8');
const front = '---\nname: Shop\ntimeZone: UTC\nhours:\n  monday: "9:00-17:00"\n---\n';
const chunksOf = (body: string) => parseKnowledge(`${front}${body}`, 'shop.md').chunks;

function problemsOf(source: string) {
  try {
    parseKnowledge(source, 'shop.md');
  } catch (error) {
    if (error instanceof KnowledgeFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('the sample business', () => {
  it('is a good file of 40 to 60 chunks, each with an id of its own', () => {
    const { profile, chunks } = parseKnowledge(sample, 'knowledge/business.md');
    expect(profile.hours.saturday).toEqual([{ fromMinute: 600, toMinute: 960 }]);
    expect(profile.specialDays).toEqual({
      '2026-12-24': [{ fromMinute: 540, toMinute: 780 }],
      '2026-12-25': [],
    });
    expect(chunks.length).toBeGreaterThanOrEqual(40);
    expect(chunks.length).toBeLessThanOrEqual(60);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
  });

  it('reads the same with Windows line ends and a byte order mark', () => {
    const windows = `\uFEFF${sample.replaceAll('\n', '\r\n')}`;
    expect(parseKnowledge(windows, 'a.md')).toEqual(parseKnowledge(sample, 'a.md'));
  });

  it('tells for each chunk the lines on which it stands', () => {
    const lines = sample.split('\n');
    const row = parseKnowledge(sample, 'a.md').chunks.find(
      ({ id }) => id === 'prices/repairs/flat-tire-repair',
    );
    expect(row?.lines.from).toBe(row?.lines.to);
    expect(lines[(row?.lines.from ?? 0) - 1]).toContain('Flat tire repair');
  });
});

describe('chunks', () => {
  it('are table rows with their headings and column names', () => {
    const chunks = chunksOf(
      '## Prices\n\n### Repairs\n\n| Service | Price |\n|---|---:|\n| Flat | $25 |\n| Brake \\| disc | **$30** |\n',
    );
    expect(chunks.map(({ headings, text }) => [headings.join('/'), text])).toEqual([
      ['Prices/Repairs', 'Service: Flat; Price: $25'],
      ['Prices/Repairs', 'Service: Brake | disc; Price: $30'],
    ]);
  });

  it.each([
    ['bold', '## FAQ\n\n**Dogs?** Yes.\n\n**Cats?** No.\n'],
    ['Q and A', '## FAQ\n\nQ: Dogs?\nA: Yes.\n\nQ: Cats?\nA: No.\n'],
    ['bold over paragraphs', '## FAQ\n\n**Dogs?**\n\nYes.\n\n**Cats?**\n\nNo.\n'],
  ])('are questions with their answers: %s', (_, body) => {
    expect(chunksOf(body).map(({ text }) => text)).toEqual(['Dogs? Yes.', 'Cats? No.']);
  });

  it('are answers under a heading that asks', () => {
    const [chunk] = chunksOf('## Do you open on Sunday?\n\nNo.\n\n- Never\n- Really\n');
    expect(chunk).toMatchObject({
      headings: ['Do you open on Sunday?'],
      text: 'No. Never Really',
      lines: { from: 9, to: 12 },
    });
  });

  it('keep their ids when the file is edited elsewhere', () => {
    const before = chunksOf('## A\n\none\n\n## B\n\ntwo\n');
    const after = chunksOf('## A\n\none\n\nmore\n\n## C\n\nnew\n\n## B\n\ntwo\n');
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
  });

  it('have ids of their own under headings of the same name', () => {
    const ids = chunksOf('## A\n\none\n\n## A\n\ntwo\n\n## A\n\n### 2\n\nthree\n').map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('cut long sections between paragraphs, and lose no word', () => {
    const paragraph = fc.array(fc.constantFrom('bike', 'wheel', 'saddle', 'chain'), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 12 }), (paragraphs) => {
        const texts = paragraphs.map((words) => words.join(' '));
        const chunks = chunksOf(`## A\n\n${texts.join('\n\n')}\n`);
        expect(chunks.map(({ text }) => text).join(' ')).toBe(texts.join(' '));
        expect(chunks.every(({ text }) => text.length <= 700)).toBe(true);
      }),
    );
  });
});

describe('problems', () => {
  it('are all reported at once, each with its line and what was expected', () => {
    const source =
      '---\nname: ""\ntimeZone: Mars/Phobos\nhours:\n  monday: "9-17"\n  funday: closed\nvips:\n  - "555"\ncolour: red\n---\ntext\n';
    const found = problemsOf(source).map(({ line, where }) => `${line} ${where}`);
    expect(found.toSorted()).toEqual([
      '2 name',
      '3 timeZone',
      '5 hours.monday',
      '6 hours.funday',
      '8 vips.0',
      '9 colour',
    ]);
    expect(problemsOf(source).find(({ where }) => where === 'hours.monday')?.expected).toContain(
      '9:00-12:30',
    );
  });

  it.each([
    ['no front matter', '# Hello\n', 'front matter'],
    ['an empty file', '', 'front matter'],
    ['YAML that is none', '---\nname: [\n---\ntext', 'front matter'],
    ['a missing field', '---\nname: A\ntimeZone: UTC\n---\ntext', 'hours'],
    ['an empty body', '---\nname: A\ntimeZone: UTC\nhours: {}\n---\n', 'body'],
    [
      'spans that overlap',
      '---\nname: A\ntimeZone: UTC\nhours: {monday: ["9:00-12:00", "11:00-13:00"]}\n---\nx',
      'hours.monday',
    ],
    [
      'a day that the calendar lacks',
      '---\nname: A\ntimeZone: UTC\nhours: {}\nspecialDays:\n  2026-02-29: closed\n---\nx',
      'specialDays.2026-02-29',
    ],
    [
      'a special day without a span',
      '---\nname: A\ntimeZone: UTC\nhours: {}\nspecialDays: {2026-12-25: maybe}\n---\nx',
      'specialDays.2026-12-25',
    ],
    ['5 MB', `${front}${'## A\n\nwords and words\n\n'.repeat(210_000)}`, 'file'],
    ['front matter as long as a book', `---\n${'# comment\n'.repeat(11_000)}name: A\n---\nx`, 'front matter'],
    ['a passage as long as a chapter', `${front}## A\n\n${'word '.repeat(2_000)}`, 'body'],
    ['more passages than can be published', `${front}${'**Q?** A.\n\n'.repeat(5_001)}`, 'body'],
    ['a voice of another language', '---\nname: A\ntimeZone: UTC\nhours: {}\nvoice: Amy\n---\nx', 'voice'],
  ])('%s', (_, source, where) => {
    expect(problemsOf(source).map((problem) => problem.where)).toEqual([where]);
  });

  it('are found, or there are none, within seconds, whatever the file is made of', () => {
    for (const piece of ['## H\n\nword\n\n', '*a ', '[', '`a``', '> ', '| a ', '- a\n'])
      expect(() => problemsOf(`${front}${piece.repeat(6_000 / piece.length)}`)).not.toThrow();
    expect(() => problemsOf(`---\nname: ${'['.repeat(90_000)}\n---\nx`)).not.toThrow();
  });

  it('tell the line of a block without an empty line', () => {
    const source = `${front}first\n\nsecond\n\n${'word '.repeat(11_000)}\n`;
    expect(problemsOf(source)).toMatchObject([{ line: 11, where: 'body' }]);
  });

  it('never anything but a KnowledgeFileError, whatever the file', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('---', '| a | b |', '|---|---|', '## H?', '**Q?** a', 'hours:', '&a [*a]'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, withFront) => {
        const source = `${withFront ? front : '---\n'}${lines.join('\n')}`;
        expect(() => problemsOf(source)).not.toThrow();
      }),
    );
  });
});
