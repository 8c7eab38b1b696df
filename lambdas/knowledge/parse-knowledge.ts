import type { BusinessProfile } from './business-profile.ts';
import { type BodyChunk, chunkBody } from './chunk-body.ts';
import { readFrontMatter } from './front-matter/read-front-matter.ts';
import { knowledgeLimits } from './knowledge-limits.ts';
import { KnowledgeFileError, type KnowledgeProblem } from './knowledge-problem.ts';
import { tooLarge } from './too-large.ts';

export interface KnowledgeFile {
  readonly profile: BusinessProfile;
  readonly chunks: readonly BodyChunk[];
}

/**
 * Reads a knowledge file: YAML front matter between `---` lines, then Markdown.
 * Takes Windows line ends and a byte order mark. Nothing larger than `knowledgeLimits` is read at all. Throws `KnowledgeFileError` with all problems at once.
 */
export function parseKnowledge(source: string, fileName: string): KnowledgeFile {
  const bytes = Buffer.byteLength(source);
  if (bytes > knowledgeLimits.fileBytes) throw new KnowledgeFileError(fileName, [tooLarge('file', bytes)]);
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = /^---[ \t]*\n(?<yaml>[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) throw new KnowledgeFileError(fileName, [noFrontMatter]);
  const yaml = match.groups?.['yaml'] ?? '';
  const yamlBytes = Buffer.byteLength(yaml);
  if (yamlBytes > knowledgeLimits.frontMatterBytes)
    throw new KnowledgeFileError(fileName, [tooLarge('front matter', yamlBytes)]);
  const bodyLine = match[0].split('\n').length;
  const body = text.slice(match[0].length);
  const { profile, problems } = unlessTooDeep(() => readFrontMatter(yaml, 2)) ?? {
    profile: undefined,
    problems: [tooDeep('front matter', 2)],
  };
  const { chunks, problems: bodyProblems } = readBody(body, bodyLine);
  const all = [...problems, ...bodyProblems];
  if (profile === undefined || all.length > 0) throw new KnowledgeFileError(fileName, all);
  return { profile, chunks };
}

function readBody(
  body: string,
  firstLine: number,
): { readonly chunks: readonly BodyChunk[]; readonly problems: readonly KnowledgeProblem[] } {
  const long = longBlocks(body, firstLine);
  if (long.length > 0) return { chunks: [], problems: long };
  const chunks = unlessTooDeep(() => chunkBody(body, firstLine));
  if (chunks === undefined) return { chunks: [], problems: [tooDeep('body', firstLine)] };
  return { chunks, problems: chunkProblems(chunks, firstLine) };
}

/** `undefined` when what is read is nested so deeply that the stack is not enough. */
function unlessTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooDeep(where: 'front matter' | 'body', line: number): KnowledgeProblem {
  return {
    line,
    column: 1,
    where,
    message: 'Brackets, quotes or lists are nested too deeply.',
    expected: 'lists of two or three levels, for example `- Flat tire repair`',
  };
}

function longBlocks(body: string, firstLine: number): KnowledgeProblem[] {
  const { blockCharacters } = knowledgeLimits;
  let line = firstLine;
  return body.split(/\n[ \t]*(?=\n)/).flatMap((block) => {
    const from = line + (block.startsWith('\n') ? 1 : 0);
    line += block.split('\n').length - (block === '' ? 1 : 0);
    if (block.length <= blockCharacters) return [];
    return [
      {
        line: from,
        column: 1,
        where: 'body',
        message: `Here are ${block.length.toLocaleString('en-US')} characters without an empty line.`,
        expected: `an empty line between paragraphs, for example after each answer (${blockCharacters.toLocaleString('en-US')} characters at most)`,
      },
    ];
  });
}

const noFrontMatter: KnowledgeProblem = {
  line: 1,
  column: 1,
  where: 'front matter',
  message: 'The file does not begin with front matter.',
  expected: 'a line `---`, the fields of the business (name, hours, …), and another line `---`',
};

function chunkProblems(chunks: readonly BodyChunk[], firstLine: number): KnowledgeProblem[] {
  if (chunks.length === 0) return [emptyBody(firstLine)];
  const { passages, passageCharacters } = knowledgeLimits;
  const tooLong = chunks.filter(({ text }) => text.length > passageCharacters);
  const problems = tooLong.map(
    ({ lines, text }): KnowledgeProblem => ({
      line: lines.from,
      column: 1,
      where: 'body',
      message: `This passage has ${text.length.toLocaleString('en-US')} characters.`,
      expected:
        'shorter paragraphs, for example one for each thing that a caller may ask ' +
        `(${passageCharacters.toLocaleString('en-US')} characters at most)`,
    }),
  );
  const extra = chunks[passages];
  if (extra !== undefined) {
    problems.push({
      line: extra.lines.from,
      column: 1,
      where: 'body',
      message: `From here on there are more than ${passages.toLocaleString('en-US')} passages.`,
      expected: 'fewer table rows and questions, for example without a catalogue of parts',
    });
  }
  return problems;
}

function emptyBody(line: number): KnowledgeProblem {
  return {
    line,
    column: 1,
    where: 'body',
    message: 'There is nothing that the agent could answer from.',
    expected: 'headings and text, for example `## Prices` and a table',
  };
}
