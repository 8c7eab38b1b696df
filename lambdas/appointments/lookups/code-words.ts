import { tensWords, unitWords } from '../../privacy/number-words.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The spelling alphabet (ICAO), and how people write it. */
const alphabet = new Map(
  (
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo ' +
    'sierra tango uniform victor whiskey xray yankee zulu alfa juliett whisky'
  )
    .split(' ')
    .map((word) => [word, word.charAt(0).toUpperCase()] as const),
);

/** Names of letters as a transcript writes them; they are no other words. */
const letterNames: Readonly<Record<string, string>> = {
  ay: 'A',
  bee: 'B',
  dee: 'D',
  gee: 'G',
  jay: 'J',
  kay: 'K',
  el: 'L',
  em: 'M',
  en: 'N',
  pee: 'P',
  cue: 'Q',
  ess: 'S',
  tee: 'T',
  vee: 'V',
  ex: 'X',
  zee: 'Z',
  zed: 'Z',
};

/** Words that sound like the name of a letter or a digit. */
const soundsLike: Readonly<Record<string, string>> = {
  be: 'B',
  see: 'C',
  sea: 'C',
  eye: 'I',
  pea: 'P',
  queue: 'Q',
  are: 'R',
  tea: 'T',
  you: 'U',
  why: 'Y',
  won: '1',
  to: '2',
  too: '2',
  for: '4',
  fore: '4',
  ate: '8',
};

/** Said between the letters of a code without being part of it. */
const between = new Set(
  'um uh er erm dash hyphen minus space then and comma dot period the letter number digit capital uppercase is'.split(
    ' ',
  ),
);

/** What a word may stand for in a code. */
export interface CodeWord {
  /** In capitals and digits, the likeliest first; empty strings say nothing. No reading: it is part of no code. */
  readonly readings: readonly string[];
  /** It hardly means anything else. */
  readonly spelled: boolean;
}

/** A word by itself; numbers that several words make are not joined yet. */
export function codeWord(word: string): CodeWord {
  const lower = word.toLowerCase();
  // Letters beside digits, as in "abc123", too.
  if (/\p{Nd}/u.test(word))
    return { readings: /^[A-Z\d]+$/i.test(word) ? [word.toUpperCase()] : [], spelled: true };
  if (lower === 'oh') return { readings: ['0', 'O'], spelled: true };
  if (lower === 'o') return { readings: ['O', '0'], spelled: true };
  // Alone they are an article, and the one who speaks.
  if (lower === 'a' || lower === 'i') return { readings: [lower.toUpperCase(), ''], spelled: false };
  if (lower.length === 1 && letters.includes(lower))
    return { readings: [lower.toUpperCase()], spelled: true };
  const digits = unitWords.get(lower) ?? tensWords.get(lower);
  if (digits !== undefined) return { readings: [`${digits}`], spelled: true };
  const spelled = alphabet.get(lower) ?? letterNames[lower];
  if (spelled !== undefined) return { readings: [spelled], spelled: true };
  const sound = soundsLike[lower];
  if (sound !== undefined) return { readings: [sound, '', lower.toUpperCase()], spelled: false };
  if (between.has(lower)) return { readings: [''], spelled: false };
  if (/^[A-Z]{2,}$/.test(word)) return { readings: [word], spelled: true };
  return { readings: /^[a-z]{1,8}$/i.test(word) ? [word.toUpperCase()] : [], spelled: false };
}
