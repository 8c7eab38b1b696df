/** Ways in which the parts of a pattern may share out a text between them; a regular expression tries them all. */
const mostWays = 10_000;
const longestPattern = 200;
/** Of what callers spell out. */
const longestRepeat = 64;

/**
 * What is wrong with a pattern that callers' words are to be held against, or `undefined`. Taken are letters and digits,
 * classes (`[A-Z]`, `\d`), groups, `|`, `?` and counts (`{3}`, `{2,4}`): with `*`, `+` or many counts of no fixed size, a
 * text could be made that is compared for minutes.
 */
export function patternFault(source: string): string | undefined {
  if (source.length > longestPattern) return `It is longer than ${longestPattern} characters`;
  try {
    new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return 'It is no regular expression';
  }
  const reader = { source, at: 0 };
  try {
    const ways = readAlternatives(reader);
    if (reader.at < source.length) return `"${source.slice(reader.at, reader.at + 3)}" cannot be used in it`;
    return ways > mostWays ? 'It has too many parts of no fixed length' : undefined;
  } catch (error) {
    if (error instanceof Unsafe) return error.message;
    throw error;
  }
}

class Unsafe extends Error {}

interface Reader {
  readonly source: string;
  at: number;
}

function readAlternatives(reader: Reader): number {
  let ways = readSequence(reader);
  while (taken(reader, /^\|/) !== undefined) ways += readSequence(reader);
  return ways;
}

function readSequence(reader: Reader): number {
  let ways = 1;
  while (reader.at < reader.source.length && !/^[|)]/.test(rest(reader))) ways *= readRepeated(reader);
  return ways;
}

function readRepeated(reader: Reader): number {
  const once = readAtom(reader);
  const [least, most] = readCount(reader);
  if (most > longestRepeat) throw new Unsafe(`A part of it may repeat more than ${longestRepeat} times`);
  let ways = 0;
  for (let count = least; count <= most; count++) ways += once ** count;
  return ways;
}

function readAtom(reader: Reader): number {
  if (taken(reader, /^\((?:\?:)?(?!\?)/) !== undefined) {
    const ways = readAlternatives(reader);
    if (taken(reader, /^\)/) === undefined) throw new Unsafe('A group of it is not closed');
    return ways;
  }
  const atom = taken(reader, /^(?:\[(?:\\.|[^\]\\])+\]|\\[dwsDWS]|\\[^a-zA-Z0-9]|[^\\()[\]{}|?*+^$])/u);
  if (atom !== undefined) return 1;
  throw new Unsafe(`"${rest(reader).slice(0, 3)}" cannot be used in it`);
}

/** How often at least and at most the part before is there. */
function readCount(reader: Reader): readonly [least: number, most: number] {
  if (taken(reader, /^\?/) !== undefined) return [0, 1];
  const [, least, comma, most] = taken(reader, /^\{(\d{1,4})(,)?(\d{1,4})?\}/) ?? [];
  if (least !== undefined && (comma === undefined || most !== undefined)) {
    return [Number(least), Number(most ?? least)];
  }
  if (/^[*+{]/.test(rest(reader)) || least !== undefined)
    throw new Unsafe('A part of it may repeat without end: say how often at most, as in {1,6}');
  return [1, 1];
}

const rest = ({ source, at }: Reader): string => source.slice(at);

function taken(reader: Reader, what: RegExp): RegExpExecArray | undefined {
  const match = what.exec(rest(reader));
  if (match === null) return undefined;
  reader.at += match[0].length;
  return match;
}
