import { conceptsOf } from './lexical-words.ts';
import type { RuleSource } from './rule-prompt.ts';

/** The sentences of a source that answer best, best first: a table row becomes sentences, text is cut into its own. */
export function ruleSentences(source: RuleSource, asked: ReadonlyMap<string, number>): string[] {
  const row = readRow(source.text);
  if (row !== undefined) return rowSentences(row, asked);
  const [first = '', ...others] = cutSentences(source.text);
  // A question of the owner's with its answer: that begins the way it is to be said.
  if (first.endsWith('?')) return others.filter((sentence) => !sentence.endsWith('?'));
  const sentences = [first, ...others].filter((sentence) => !sentence.endsWith('?'));
  const overlap = sentences.map(
    (sentence) => conceptsOf(sentence).filter((concept) => asked.has(concept)).length,
  );
  const most = Math.max(0, ...overlap);
  const best = Math.max(0, overlap.indexOf(most));
  return sentences.slice(best);
}

/** What a table row is about: its first cell. `undefined` for other text. */
export function rowSubject(text: string): string | undefined {
  return readRow(text)?.[0]?.value;
}

interface Cell {
  readonly column: string;
  readonly value: string;
}

/** "Service: Flat repair; Price: $25; Time: 20 minutes" as cells; `undefined` for other text. */
function readRow(text: string): Cell[] | undefined {
  const cells = text.split('; ').map((cell) => /^([^:.?!]{1,40}): (.+)$/.exec(cell));
  if (cells.length < 2) return undefined;
  const read = cells.map((match) => ({ column: match?.[1] ?? '', value: match?.[2] ?? '' }));
  return read.every(({ column }) => column !== '') ? read : undefined;
}

function rowSentences(row: readonly Cell[], asked: ReadonlyMap<string, number>): string[] {
  const [subject, ...others] = row;
  if (subject === undefined) return [];
  const relevance = ({ column, value }: Cell): number => {
    const kinds = [
      ...conceptsOf(column),
      ...(/^[$€£]/.test(value) ? ['price'] : []),
      ...(isDuration(value) ? ['duration'] : []),
    ];
    return Math.max(...[0, ...kinds.map((kind) => asked.get(kind) ?? 0)]);
  };
  const sorted = [...others].sort((a, b) => relevance(b) - relevance(a));
  return sorted.map((cell, index) => cellSentence(index === 0 ? subject.value : 'It', cell, row));
}

function cellSentence(subject: string, { column, value }: Cell, row: readonly Cell[]): string {
  const amount = /^[$€£]/.test(value);
  const amounts = row.filter((cell) => /^[$€£]/.test(cell.value)).length;
  // Two prices in a row: the column's name tells which.
  if (amount) return `${subject} is ${value}${amounts > 1 ? ` for a ${column.toLowerCase()}` : ''}.`;
  if (isDuration(value)) return `${subject} takes ${value}.`;
  if (/^what is included$/i.test(column)) return `${subject} includes ${value}.`;
  return subject === 'It' ? `${column}: ${value}.` : `${subject}, ${column.toLowerCase()}: ${value}.`;
}

function isDuration(value: string): boolean {
  return /^\d+(?:[.,]\d+)?(?: to \d+)? (?:minutes?|hours?|days?|weeks?)$/.test(value);
}

function cutSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!\b(?:a|p)\.m\.|\b(?:St|Dr|Mr|Mrs|Ms)\.) +(?=["'\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
