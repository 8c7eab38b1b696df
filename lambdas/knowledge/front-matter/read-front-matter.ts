import { isMap, isNode, isPair, isScalar, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml';
import type * as z from 'zod/mini';
import type { BusinessProfile } from '../business-profile.ts';
import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { expectedOf } from './expectations.ts';
import { frontMatterSchema } from './schema.ts';

/**
 * Checks the front matter. `profile` is there only when there is no problem.
 * @param firstLine line of the file on which the YAML begins.
 */
export function readFrontMatter(
  yaml: string,
  firstLine: number,
): { profile: BusinessProfile | undefined; problems: KnowledgeProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      ...at(error.pos[0]),
      where: 'front matter',
      message: `This is not YAML: ${error.message}.`,
      expected: 'lines of the form `name: value`',
    }));
    return { profile: undefined, problems };
  }

  const aliases: KnowledgeProblem[] = [];
  visit(document, {
    Alias: (_, alias) => {
      aliases.push({
        ...at(alias.range?.[0] ?? 0),
        where: 'front matter',
        message: `The reference *${alias.source} cannot be used here.`,
        expected: 'the value itself (in quotes, if it begins with `*`)',
      });
    },
  });
  if (aliases.length > 0) return { profile: undefined, problems: aliases };

  const parsed = frontMatterSchema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (parsed.success) return { profile: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths = unknown.length === 0 ? [issue.path] : unknown.map((key) => [...issue.path, key]);
    return paths.map((path) => ({
      ...at(offsetOf(document.contents, path)),
      where: path.join('.') || 'front matter',
      message: unknown.length > 0 ? 'This field is not known.' : messageOf(issue),
      expected: expectedOf(path),
    }));
  });
  return { profile: undefined, problems };
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return 'It is missing.';
  if (issue.code === 'custom') return `${issue.message}.`;
  return `${JSON.stringify(issue.input)} cannot be used here.`;
}

/** Where the field at `path` stands; the nearest parent when it is missing. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = 0;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    if (isPair(pair)) {
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && typeof key === 'number') {
      const item: unknown = node.items[key];
      if (isNode(item)) offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}
