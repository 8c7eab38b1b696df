import { knowledgeLimits } from './knowledge-limits.ts';
import type { KnowledgeProblem } from './knowledge-problem.ts';

/** The problem of a file, or of its front matter, that is larger than it may be. */
export function tooLarge(where: 'file' | 'front matter', bytes: number): KnowledgeProblem {
  const most = where === 'file' ? knowledgeLimits.fileBytes : knowledgeLimits.frontMatterBytes;
  return {
    line: 1,
    column: 1,
    where,
    message: `The ${where} has ${bytes.toLocaleString('en-US')} bytes.`,
    expected: `at most ${most.toLocaleString('en-US')} bytes of text, for example without pictures or whole manuals`,
  };
}
