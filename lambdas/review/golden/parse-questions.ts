import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import { type QuestionFile, questionFileSchema } from './golden-question.ts';

/** Everything that is wrong with a file of golden questions, one line each: `file:line:column where: what`. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
}

/** Reads a file of golden questions (YAML). Throws `QuestionFileError` with every problem at once. */
export function parseQuestions(text: string, file: string): QuestionFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => `${at(pos[0])} this is not YAML: ${message}`);
    throw new QuestionFileError(problems.join('\n'));
  }
  const parsed = questionFileSchema.safeParse(document.toJS(), { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => {
      const where = path.length === 0 ? '' : `${path.join('.')}: `;
      return `${at(offsetOf(document, path))} ${where}${whatOf(issue)}`;
    }),
  );
  throw new QuestionFileError(problems.join('\n'));
}

function pathsOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  if (issue.code !== 'unrecognized_keys') return [issue.path];
  return issue.keys.map((key) => [...issue.path, key]);
}

function whatOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return 'This field is not known. Take it away, or see golden-question.ts.';
  if (issue.input === undefined) return 'It is missing.';
  return issue.message;
}

/** Where the value stands, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) return node.range[0];
  }
  return 0;
}
