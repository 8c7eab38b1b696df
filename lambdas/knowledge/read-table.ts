/** A row of a table, as a passage: every value with the name of its column. */
export interface TableRow {
  /** Its first cell. */
  readonly name: string;
  /** "Service: Flat repair; Price: $25; Time: 30 minutes". */
  readonly text: string;
  readonly line: number;
}

/** Reads a pipe table from the source of a paragraph; `undefined` when it is none. The parser knows no tables. */
export function readTable(source: string, firstLine: number): TableRow[] | undefined {
  const lines = source.split('\n').map((line) => line.trim());
  const [head, rule, ...rows] = lines;
  if (head === undefined || rule === undefined || !head.includes('|')) return undefined;
  if (!/^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/.test(rule)) return undefined;
  const columns = cellsOf(head);
  return rows.map((row, index) => {
    const cells = cellsOf(row);
    const parts = cells.map((cell, column) => {
      const name = columns[column] ?? '';
      return cell === '' ? '' : name === '' ? cell : `${name}: ${cell}`;
    });
    const name = cells[0] ?? '';
    return { name, text: parts.filter((part) => part !== '').join('; '), line: firstLine + 2 + index };
  });
}

function cellsOf(line: string): string[] {
  const inner = line.replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plainCell(cell.replaceAll('\\|', '|')));
}

function plainCell(cell: string): string {
  return cell
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\\([$*_`])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
