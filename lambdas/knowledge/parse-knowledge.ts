import type { BusinessProfile } from './business-profile.ts';
import { type BodyChunk, chunkBody } from './chunk-body.ts';
import { readFrontMatter } from './front-matter/read-front-matter.ts';
import { KnowledgeFileError, type KnowledgeProblem } from './knowledge-problem.ts';

export interface KnowledgeFile {
  readonly profile: BusinessProfile;
  readonly chunks: readonly BodyChunk[];
}

/**
 * Reads a knowledge file: YAML front matter between `---` lines, then Markdown.
 * Takes Windows line ends and a byte order mark. Throws `KnowledgeFileError` with all problems at once.
 */
export function parseKnowledge(source: string, fileName: string): KnowledgeFile {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = /^---[ \t]*\n(?<yaml>[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) throw new KnowledgeFileError(fileName, [noFrontMatter]);
  const yaml = match.groups?.['yaml'] ?? '';
  const bodyLine = match[0].split('\n').length;
  const { profile, problems } = readFrontMatter(yaml, 2);
  const chunks = chunkBody(text.slice(match[0].length), bodyLine);
  const all = chunks.length === 0 ? [...problems, emptyBody(bodyLine)] : problems;
  if (profile === undefined || all.length > 0) throw new KnowledgeFileError(fileName, all);
  return { profile, chunks };
}

const noFrontMatter: KnowledgeProblem = {
  line: 1,
  column: 1,
  where: 'front matter',
  message: 'The file does not begin with front matter.',
  expected: 'a line `---`, the fields of the business (name, hours, …), and another line `---`',
};

function emptyBody(line: number): KnowledgeProblem {
  return {
    line,
    column: 1,
    where: 'body',
    message: 'There is nothing that the agent could answer from.',
    expected: 'headings and text, for example `## Prices` and a table',
  };
}
