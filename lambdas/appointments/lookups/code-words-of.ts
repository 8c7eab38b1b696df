import { tensWords, unitWords } from '../../privacy/number-words.ts';
import { type CodeWord, codeWord } from './code-words.ts';

const repeats: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 };

/**
 * The words of a text as they may stand for letters and digits: "B as in boy" is one B, "twenty three" is 23,
 * "double seven" is 77, "double you" is W.
 */
export function codeWordsOf(text: string): CodeWord[] {
  const words =
    text
      .normalize('NFKC')
      .replace(/\bx[- ]ray\b/gi, 'xray')
      .match(/[\p{L}\p{Nd}]+(?:['’]\p{L}+)?/gu) ?? [];
  const found: CodeWord[] = [];
  for (let at = 0; at < words.length; ) {
    const { word, taken } = next(words, at);
    found.push(word);
    at += taken;
  }
  return found;
}

function next(words: readonly string[], at: number): { word: CodeWord; taken: number } {
  const [one = '', two = '', three = '', four = ''] = words
    .slice(at, at + 4)
    .map((word) => word.toLowerCase());
  const explained = explainedLetter(one, two, three, four);
  if (explained !== undefined) return explained;

  const times = repeats[one];
  if (times !== undefined && two !== '') {
    const { word, taken } = next(words, at + 1);
    const repeated = word.readings
      .filter((reading) => reading.length === 1)
      .map((reading) => reading.repeat(times));
    const w = times === 2 && (two === 'u' || two === 'you') ? ['W'] : [];
    if (repeated.length + w.length > 0)
      return { word: { readings: [...w, ...repeated], spelled: true }, taken: taken + 1 };
  }

  const tens = tensWords.get(one);
  const unit = unitWords.get(two);
  if (tens !== undefined && unit !== undefined && unit > 0 && unit < 10)
    return { word: { readings: [`${tens + unit}`, `${tens}${unit}`], spelled: true }, taken: 2 };
  if (one === 'hundred') {
    const and = two === 'and' ? 1 : 0;
    const after = and === 1 ? three : two;
    const more = unitWords.has(after) || tensWords.has(after);
    return { word: { readings: more ? ['', '00'] : ['00'], spelled: true }, taken: more ? 1 + and : 1 };
  }
  return { word: codeWord(words[at] ?? ''), taken: 1 };
}

/** "B as in boy", "B for boy", "B like boy": the word tells more surely which letter it is. */
function explainedLetter(
  letter: string,
  two: string,
  three: string,
  four: string,
): { word: CodeWord; taken: number } | undefined {
  const asIn = two === 'as' && three === 'in';
  const explains = asIn ? four : ['for', 'like', 'as'].includes(two) ? three : '';
  if (!/^\p{L}{2,}$/u.test(explains)) return undefined;
  const { readings } = codeWord(letter);
  const first = explains.charAt(0).toUpperCase();
  if (!/^[A-Z]$/.test(first) || !readings.some((reading) => /^[A-Z]$/.test(reading))) return undefined;
  // "to A for my seat" explains nothing: there the letter has to be the word's.
  if (!asIn && !readings.includes(first)) return undefined;
  return { word: { readings: [first], spelled: true }, taken: asIn ? 4 : 3 };
}
