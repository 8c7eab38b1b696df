import { tensWords, unitWords } from './number-words.ts';

/** A run of digits in a text: typed, or said as words, with the place where it stands. */
export interface DigitRun {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** "+" or "plus" stands in front, as it does before a country code. */
  readonly afterPlus: boolean;
}

/** As digits are read out, nought has other names. */
const ones = new Map([
  ...[...unitWords].map(([word, value]) => [word, `${value}`] as const),
  ...['oh', 'o', 'nought'].map((word) => [word, '0'] as const),
]);
/** The first digit; the second comes with the next word, or is nought. */
const tens = new Map([...tensWords].map(([word, value]) => [word, `${value / 10}`]));
const repeats = new Map<string, number>([
  ['double', 2],
  ['triple', 3],
]);
/** Said between the digits of a long number without ending it. */
const fillers = new Set([
  'um',
  'uh',
  'er',
  'erm',
  'and',
  'then',
  'dash',
  'hyphen',
  'space',
  'hundred',
  'plus',
  'uhm',
  'hmm',
  'ah',
  'mm',
  'so',
  'next',
  'comma',
]);

/** What a run begins with, as a word of its own. Most of what is said has none, and is read no further. */
const anyDigit = new RegExp(
  `\\p{Nd}|(?<!\\p{L})(?:${[...ones.keys(), ...tens.keys()].join('|')})(?!\\p{L})`,
  'iu',
);

/**
 * Runs of digits, however they are said: "5555 0142", "five five five, oh one", "forty two twelve",
 * "double seven". Digits that only fillers and punctuation part belong to one run.
 */
export function digitRuns(text: string): DigitRun[] {
  if (!anyDigit.test(text)) return [];
  const runs: DigitRun[] = [];
  let open: { digits: string; start: number; end: number; afterPlus: boolean } | undefined;
  let plus = false;
  let pendingTens = '';
  let repeat = 1;
  const add = (digits: string, start: number, end: number) => {
    open ??= { digits: '', start, end, afterPlus: plus || /\+\s*\(?$/.test(text.slice(0, start)) };
    open.digits += digits;
    open.end = end;
  };
  const settle = () => {
    if (pendingTens !== '' && open !== undefined) open.digits += `${pendingTens}0`;
    pendingTens = '';
  };
  const close = () => {
    settle();
    if (open !== undefined && open.digits !== '') runs.push(open);
    open = undefined;
    plus = false;
    repeat = 1;
  };

  for (const match of text.matchAll(/\p{Nd}+|\p{L}+(?:['’]\p{L}+)?/gu)) {
    const word = match[0].toLowerCase();
    const start = match.index;
    const end = start + match[0].length;
    const digits = ones.get(word) ?? typedDigits(word);
    const ten = tens.get(word);
    if (digits !== undefined) {
      if (pendingTens !== '' && digits.length === 1 && digits !== '0' && !/\d/.test(word)) {
        add(pendingTens + digits, start, end);
        pendingTens = '';
      } else {
        settle();
        add(digits.repeat(repeat), start, end);
      }
      repeat = 1;
    } else if (ten !== undefined) {
      settle();
      add('', start, end);
      pendingTens = ten;
    } else if (repeats.has(word)) repeat = repeats.get(word) ?? 1;
    else if (fillers.has(word)) {
      if (word === 'hundred' && open !== undefined) add('00', start, end);
      plus = word === 'plus';
    } else close();
  }
  close();
  return runs;
}

/** Digits of any script as ASCII ones. */
function typedDigits(word: string): string | undefined {
  if (!/^\p{Nd}+$/u.test(word)) return undefined;
  return Array.from(word, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  }).join('');
}
