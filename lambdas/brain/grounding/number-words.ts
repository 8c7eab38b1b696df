import { unitWords as ones, tensWords as tens } from '../../privacy/number-words.ts';

const ordinals = numbered(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
    'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  1,
  1,
).set('thirtieth', 30);
const scales = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
]);

const word = [...ones.keys(), ...tens.keys(), ...ordinals.keys(), ...scales.keys(), 'oh'].join('|');
const numberRun = new RegExp(
  `\\b(?:a\\s+(?=hundred|thousand))?(?:${word})(?:(?:\\s+and\\s+|\\s*-\\s*|\\s+)(?:${word}))*\\b`,
  'g',
);
/** "one" is a number before these; elsewhere it is mostly a pronoun. */
const unit =
  /^\s*(?:dollars?|bucks?|euros?|pounds?|cents?|percent|per\s+cent|hours?|minutes?|days?|weeks?|months?|years?|miles?|blocks?|am\b|pm\b|oclock)/;

/**
 * Number words as digits: "thirty five" → 35, "one hundred and twenty" → 120, "nine thirty" → 9:30,
 * "five five five oh one" → 55501, "twenty-first" → 21st. Expects lower case.
 */
export function numberWordsToDigits(text: string): string {
  return text.replace(numberRun, (run: string, offset: number) =>
    readRun(run, text.slice(offset + run.length)),
  );
}

function readRun(run: string, after: string): string {
  const tokens = run.replace(/^a\s+/, '').split(/[\s-]+/);
  const [first = '', oh, minute = ''] = tokens;
  if (tokens.length === 1 && (ordinals.get(first) ?? 3) < 3) return run;
  if (first === 'one' && tokens.length === 1) return unit.test(after) ? '1' : run;
  if (tokens.length === 3 && oh === 'oh' && /^\s*[ap]m\b/.test(after)) {
    return `${ones.get(first) ?? 0}:0${ones.get(minute) ?? 0}`;
  }
  const digits = tokens.map((token) => (token === 'oh' ? 0 : ones.get(token)));
  if (digits.length >= 3 && digits.every((digit) => digit !== undefined && digit < 10))
    return digits.join('');
  return joinClockTimes(readNumbers(tokens)).join(' ');
}

/** "9" and "30" in a row, said as two numbers, are a time of day. */
function joinClockTimes(said: readonly string[]): string[] {
  const joined: string[] = [];
  for (const next of said) {
    const last = joined.at(-1) ?? '';
    if (/^(?:[1-9]|1[0-2])$/.test(last) && /^[1-5]\d$/.test(next))
      joined[joined.length - 1] = `${last}:${next}`;
    else joined.push(next);
  }
  return joined;
}

/** The numbers that a run of words says, in order; "and" between two of them stays. */
function readNumbers(tokens: readonly string[]): string[] {
  const said: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const thousands = readHundreds(tokens, at);
    const scaled = tokens[thousands.next] === 'thousand';
    const below = scaled ? readHundreds(tokens, skipAnd(tokens, thousands.next + 1)) : undefined;
    const read = below ?? thousands;
    if (!scaled && read.next === at) {
      said.push(tokens[at] ?? '');
      at++;
      continue;
    }
    const value = scaled ? Math.max(thousands.value, 1) * 1_000 + (below?.value ?? 0) : read.value;
    said.push(`${value}${read.ordinal ? 'th' : ''}`);
    at = scaled && below?.value === 0 ? thousands.next + 1 : read.next;
  }
  return said;
}

interface Read {
  readonly value: number;
  readonly next: number;
  readonly ordinal: boolean;
}

function readHundreds(tokens: readonly string[], at: number): Read {
  const small = readSmall(tokens, at);
  if (tokens[small.next] !== 'hundred' || small.ordinal) return small;
  const rest = readSmall(tokens, skipAnd(tokens, small.next + 1));
  const value = Math.max(small.value, 1) * 100 + rest.value;
  return rest.value === 0 ? { value, next: small.next + 1, ordinal: false } : { ...rest, value };
}

function readSmall(tokens: readonly string[], at: number): Read {
  const token = tokens[at] ?? '';
  const ten = tens.get(token);
  if (ten !== undefined) {
    const one = ones.get(tokens[at + 1] ?? '') ?? 0;
    if (one >= 1 && one <= 9) return { value: ten + one, next: at + 2, ordinal: false };
    const ordinal = ordinals.get(tokens[at + 1] ?? '') ?? 10;
    return ordinal < 10
      ? { value: ten + ordinal, next: at + 2, ordinal: true }
      : { value: ten, next: at + 1, ordinal: false };
  }
  const ordinal = ordinals.get(token);
  if (ordinal !== undefined) return { value: ordinal, next: at + 1, ordinal: true };
  const one = ones.get(token);
  return { value: one ?? 0, next: one === undefined ? at : at + 1, ordinal: false };
}

function skipAnd(tokens: readonly string[], at: number): number {
  return tokens[at] === 'and' ? at + 1 : at;
}

function numbered(list: string, from: number, step: number): Map<string, number> {
  return new Map(list.split(' ').map((name, index) => [name, from + index * step]));
}
