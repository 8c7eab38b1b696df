/** A run of digits in a text: typed, or said as words, with the place where it stands. */
export interface DigitRun {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** "+" or "plus" stands in front, as it does before a country code. */
  readonly afterPlus: boolean;
}

const ones = new Map<string, string>(
  Object.entries({
    zero: '0',
    oh: '0',
    o: '0',
    nought: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    thirteen: '13',
    fourteen: '14',
    fifteen: '15',
    sixteen: '16',
    seventeen: '17',
    eighteen: '18',
    nineteen: '19',
  }),
);
const tens = new Map<string, string>(
  Object.entries({
    twenty: '2',
    thirty: '3',
    forty: '4',
    fifty: '5',
    sixty: '6',
    seventy: '7',
    eighty: '8',
    ninety: '9',
  }),
);
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
]);

/**
 * Runs of digits, however they are said: "5555 0142", "five five five, oh one", "forty two twelve",
 * "double seven". Digits that only fillers and punctuation part belong to one run.
 */
export function digitRuns(text: string): DigitRun[] {
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
