import type { Heading, Paragraph, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { chunkId } from './chunk-id.ts';
import { plainText } from './plain-text.ts';
import { readQuestion } from './read-question.ts';
import { readTable } from './read-table.ts';

/** A piece of the knowledge file that one answer can rest on. */
export interface BodyChunk {
  /** Made of its headings and its row or question; stays the same while those do. */
  readonly id: string;
  /** Heading path, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Lines of the file, from 1, both inclusive. */
  readonly lines: { readonly from: number; readonly to: number };
}

/** Above this a section is cut between its paragraphs and list items; about 20 s of speech. */
const longestChunk = 700;

/**
 * Cuts the body by headings. A table row and a question with its answer are one chunk each, never cut and never
 * joined with others; other text of a section is gathered up to 700 characters.
 * @param firstLine line of the file on which the body begins.
 */
export function chunkBody(body: string, firstLine: number): BodyChunk[] {
  const nodes = fromMarkdown(body).children;
  const titled = nodes.filter((node) => node.type === 'heading' && node.depth === 1).length === 1;
  let title: PathHeading | undefined;
  const chunks: BodyChunk[] = [];
  const taken = new Map<string, number>();
  let headings: PathHeading[] = [];
  let gathered: Piece[] = [];

  const add = (text: string, from: number, to: number, detail?: string) => {
    if (text === '') return;
    const path = headings
      .filter((heading) => heading !== title || headings.length === 1)
      .map(({ text }) => text);
    const id = chunkId(detail === undefined ? path : [...path, detail], taken);
    chunks.push({ id, headings: path, text, lines: { from: from + firstLine - 1, to: to + firstLine - 1 } });
  };
  const flush = () => {
    for (const { text, from, to } of joinPieces(gathered)) add(text, from, to);
    gathered = [];
  };

  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node === undefined) continue;
    if (node.type === 'heading') {
      flush();
      const heading = { depth: node.depth, text: plainText(node) };
      // A single top heading names the file: it would only make all passages alike.
      if (titled && node.depth === 1) title = heading;
      headings = [...headings.filter(({ depth }) => depth < node.depth), heading];
      continue;
    }
    const { from } = linesOf(node);
    const rows = node.type === 'paragraph' ? readTable(sourceOf(body, node), from) : undefined;
    if (rows !== undefined) {
      flush();
      for (const row of rows) add(row.text, row.line, row.line, row.name);
      continue;
    }
    const heading = headings.at(-1)?.text ?? '';
    const asked = node.type === 'paragraph' ? readQuestion(node) : undefined;
    if (asked !== undefined || (heading.endsWith('?') && nodes[index - 1]?.type === 'heading')) {
      flush();
      const end = endOfAnswer(nodes, index);
      const own = asked === undefined ? plainText(node) : asked.answer;
      const more = nodes.slice(index + 1, end).map(plainText);
      const question = asked?.question ?? heading;
      const last = nodes[end - 1] ?? node;
      const answer = [own, ...more].filter((part) => part !== '').join(' ');
      // The heading is in the path already; a question within a section is not.
      add(asked === undefined ? answer : `${question} ${answer}`, from, linesOf(last).to, asked?.question);
      index = end - 1;
      continue;
    }
    gathered.push(...piecesOf(node));
  }
  flush();
  return chunks;
}

interface PathHeading {
  readonly depth: number;
  readonly text: string;
}

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function piecesOf(node: RootContent): Piece[] {
  if (node.type === 'list')
    return node.children.flatMap((item) => ({ text: plainText(item), ...linesOf(item) }));
  const text = plainText(node);
  return text === '' ? [] : [{ text, ...linesOf(node) }];
}

function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.text.length + piece.text.length < longestChunk) {
      joined[joined.length - 1] = { text: `${last.text} ${piece.text}`, from: last.from, to: piece.to };
    } else joined.push(piece);
  }
  return joined;
}

/** The answer goes on until the next heading, question or table. */
function endOfAnswer(nodes: readonly RootContent[], start: number): number {
  let end = start + 1;
  for (; end < nodes.length; end++) {
    const node = nodes[end];
    if (node === undefined || isHeading(node)) break;
    if (node.type === 'paragraph' && (readQuestion(node) !== undefined || plainText(node).startsWith('|')))
      break;
  }
  return end;
}

function isHeading(node: RootContent): node is Heading {
  return node.type === 'heading';
}

function sourceOf(body: string, node: Paragraph): string {
  return body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function linesOf(node: { readonly position?: RootContent['position'] }): { from: number; to: number } {
  return { from: node.position?.start.line ?? 1, to: node.position?.end.line ?? 1 };
}
