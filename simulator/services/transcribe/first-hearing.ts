import { uniformOf } from '../../delays/uniform-of.ts';

/** Words that are first heard wrong and corrected in a later result. */
const MISHEARD_SHARE = 0.06;

/** Pairs that recognisers confuse on the phone. */
const CONFUSED: Readonly<Record<string, string>> = {
  open: 'hoping',
  sunday: 'someday',
  four: 'for',
  for: 'four',
  five: 'nine',
  nine: 'five',
  fifteen: 'fifty',
  thirteen: 'thirty',
  cut: 'cat',
  hair: 'air',
  book: 'look',
  price: 'prize',
  can: "can't",
  where: 'were',
  two: 'to',
  to: 'two',
};

/** How the word is heard at first, when that is not right; the same for the same key. */
export function firstHearing(word: string, key: string): string | undefined {
  if (uniformOf(`${key}|${word}`) >= MISHEARD_SHARE) return undefined;
  const [, core = '', mark = ''] = /^(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  const wrong = CONFUSED[core.toLowerCase()] ?? garbled(core);
  const cased = /^\p{Lu}/u.test(core) ? wrong.charAt(0).toUpperCase() + wrong.slice(1) : wrong;
  return cased === core ? undefined : cased + mark;
}

const VOWELS = 'aeiou';

/** The last digit one higher, or else the first vowel another. */
function garbled(core: string): string {
  if (/\d/.test(core)) return core.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  return core.replace(/[aeiou]/i, (vowel) => VOWELS[(VOWELS.indexOf(vowel.toLowerCase()) + 1) % 5] ?? vowel);
}
