import { DIGITS, NUMBER_CONTEXTS } from './lexicon.ts';

/** A number that is being read out at the end of what was said. */
export interface DigitRun {
  readonly digits: number;
  /**
   * `whole`: as long as such a number is. `plausible`: could be all of it. `begun`: the same, but mostly is the first
   * group. `unfinished`: shorter.
   */
  readonly state: 'whole' | 'plausible' | 'begun' | 'unfinished';
}

/** Length of a telephone number of the North American plan, without and with the area code and the 1. */
const LOCAL_DIGITS = 7;
const NATIONAL_DIGITS = 10;
const ZIP_DIGITS = 5;
/** Fewer digits than this are a quantity or an hour, unless the words before announce a number. */
const LEAST_READ_OUT = 3;

const BETWEEN_GROUPS = new Set(['then', 'dash', 'hyphen', 'and', 'space']);

/** Their length is the business's own. */
const NUMBERS_OF_ANY_LENGTH = new Set([
  'code',
  'account',
  'order',
  'reference',
  'confirmation',
  'ticket',
  'invoice',
  'plate',
  'policy',
  'license',
  'member',
  'tracking',
  'case',
  'claim',
  'serial',
  'room',
]);

const OF_TELEPHONES = new Set('phone telephone cell mobile call reach contact callback area'.split(' '));

/**
 * The run at the end of the plain words, if they end in one. `asked` are the words that asked for a number: it is a
 * telephone number only if they say so.
 */
export function digitRun(words: readonly string[], asked: readonly string[] = []): DigitRun | undefined {
  let digits = 0;
  let index = words.length - 1;
  for (; index >= 0; index -= 1) {
    const word = words[index] ?? '';
    const count = digitsIn(word);
    if (count > 0) digits += count;
    else if (digits === 0 || !BETWEEN_GROUPS.has(word)) break;
  }
  const anyNumber = asked.length > 0 && !asked.some((word) => OF_TELEPHONES.has(word));
  const own = words.slice(Math.max(0, index - 4), index + 1);
  const before = [
    ...asked,
    ...(anyNumber && !own.some((word) => OF_TELEPHONES.has(word)) ? ['code'] : []),
    ...own,
  ];
  const announced = before.some((word) => NUMBER_CONTEXTS.has(word));
  // "this one"
  const pointed = digits === 1 && /^(this|that|the|which|same)$/.test(words[index] ?? '');
  if (digits === 0 || pointed || (digits < LEAST_READ_OUT && !announced)) return undefined;
  return { digits, state: stateOf(digits, before, words[index + 1] ?? '', announced) };
}

function stateOf(
  digits: number,
  before: readonly string[],
  first: string,
  announced: boolean,
): DigitRun['state'] {
  if (before.includes('zip')) return digits >= ZIP_DIGITS ? 'whole' : 'unfinished';
  if (before.includes('four') && before.includes('last')) return digits >= 4 ? 'whole' : 'unfinished';
  if (/^end(s|ing)$/.test(before.at(-2) ?? '')) return digits >= 4 ? 'whole' : 'unfinished';
  if (before.includes('area')) return digits >= NATIONAL_DIGITS ? 'whole' : 'unfinished';
  if (before.includes('extension')) return digits >= 2 ? 'whole' : 'unfinished';
  if (before.some((word) => NUMBERS_OF_ANY_LENGTH.has(word))) return ofAnyLength(digits);
  // Nobody pauses there in a telephone number: it is something else, of which nothing is known.
  if (!announced && (digits === 4 || digits === 5 || digits === 8)) return ofAnyLength(digits);
  // Area codes never begin with 1: it is the prefix of long-distance calls.
  const national = first === 'one' || first.startsWith('1') ? NATIONAL_DIGITS + 1 : NATIONAL_DIGITS;
  if (digits >= national) return 'whole';
  // No exchange begins with 0 or 1.
  return digits === LOCAL_DIGITS && !/^(oh|o|zero|one|[01].*)$/.test(first) ? 'plausible' : 'unfinished';
}

/** People read out groups of two to four digits. */
function ofAnyLength(digits: number): DigitRun['state'] {
  if (digits < LEAST_READ_OUT) return 'unfinished';
  return digits <= LONGEST_GROUP ? 'begun' : 'plausible';
}
const LONGEST_GROUP = 4;

/** `five` is one digit, `555-0142` seven; `3:30` and `fifteen` are none: they are no part of a read-out number. */
function digitsIn(word: string): number {
  if (DIGITS.has(word)) return 1;
  return /^\d[\d-]*$/.test(word) ? word.replaceAll('-', '').length : 0;
}
