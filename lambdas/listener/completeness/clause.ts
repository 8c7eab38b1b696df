import type { Completeness } from './completeness-kind.ts';
import * as lexicon from './lexicon.ts';
import type { Words } from './phrase-end.ts';
import { sentenceStart } from './question.ts';

/** "a haircut, a color": the item with "and" is missing. */
export function openList(words: Words): Completeness | undefined {
  const tail = words.slice(-7);
  if (tail.includes('and') || tail.includes('or')) return undefined;
  const either = Math.max(words.lastIndexOf('either'), words.lastIndexOf('both'));
  if (words.at(-2) === 'of' || words.at(-1) === 'of') return undefined;
  if (either !== -1 && words.length - either <= 4 && !/ (is|are|work|would) /.test(` ${words.join(' ')} `))
    return 'list';
  const between = words.lastIndexOf('between');
  if (between !== -1 && words.length - between <= 4) return 'unfinished';
  const starts = tail.flatMap((word, index) =>
    startsItem(word, tail[index - 1], tail[index + 1]) ? [index] : [],
  );
  const [one, other] = starts.slice(-2);
  if (one === undefined || other === undefined) return undefined;
  const item = tail.slice(one + 1, other);
  const days = [one, other].every((at) => lexicon.WEEKDAYS.has(tail[at] ?? ''));
  const plain = (item.length > 0 || days) && item.length <= 3 && item.every(isPlainItem);
  return plain && !lexicon.BE_FORMS.has(tail[one - 1] ?? '') ? 'list' : undefined;
}

function startsItem(word: string, before = '', after = ''): boolean {
  if (word === 'the') return !lexicon.PREPOSITIONS.has(before);
  if (/^(a|an|my|our)$/.test(word) || lexicon.WEEKDAYS.has(word)) return true;
  // "two cats"; not "at two", "two fifteen", "five five five".
  if (!COUNTS.has(word) || before === '' || after === '' || lexicon.PREPOSITIONS.has(before)) return false;
  return (
    ![before, after].some((beside) => lexicon.DIGITS.has(beside)) && !/(teen|ty|pm|am|o'clock)$/.test(after)
  );
}
const COUNTS = new Set(['two', 'three', 'four', 'five', 'six']);

const NO_ITEM = [
  lexicon.PREPOSITIONS,
  lexicon.AUXILIARIES,
  lexicon.CONNECTORS,
  lexicon.SUBJECTS,
  lexicon.TRANSITIVE_VERBS,
  lexicon.QUESTION_WORDS,
  new Set(['no', 'wait', 'sorry', 'rather', 'maybe', 'is', 'then', 'but', 'yes']),
];
const isPlainItem = (word: string) => !NO_ITEM.some((set) => set.has(word));

/** "if I come in on Monday": what then? "because I work" and "after five" answer. */
export function clauseToCome(words: Words): Completeness | undefined {
  const start = words.findIndex(
    (word) => !lexicon.GREETINGS.has(word) && !lexicon.FILLERS.has(word) && word !== 'so',
  );
  const [first, second] = [words[start] ?? '', words[start + 1] ?? ''];
  if (!lexicon.SUBORDINATORS.has(first) || lexicon.INVERTED_VERBS.has(second)) return undefined;
  if (first === 'because' || (first === 'as' && second === 'soon')) return undefined;
  const subjects = words
    .slice(start + 1)
    .filter((word, index, rest) => lexicon.SUBJECTS.has(word) && !PREPOSED.has(rest[index - 1] ?? ''));
  if (subjects.length === 0 && first !== 'if' && first !== 'when') return undefined;
  return subjects.length >= 2 ? undefined : 'unfinished';
}
/** After these a pronoun is no subject. */
const PREPOSED = new Set(['to', 'for', 'with', 'from', 'at', 'be', 'over', 'in']);

/** "move it from Friday" waits for its "to Monday", "my birthday is March third" for its year. */
export function partToCome(words: Words): Completeness | undefined {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  const start = sentenceStart(words);
  // "my daughter": what of her?
  if (
    /^(my|our|his|her|their|your)$/.test(words[start] ?? '') &&
    words.length - start <= 3 &&
    !words.some(isVerb)
  ) {
    return 'unclear';
  }
  if (lexicon.MONTHS.has(last) && !MONTH_LEADS.has(before)) return 'unclear';
  const from = words.lastIndexOf('from');
  if (from !== -1 && words.length - from <= 4 && words.some((word) => MOVES.has(word))) {
    return words.includes('to', from) ? undefined : 'unfinished';
  }
  // "from Monday": until when?
  if (from !== -1 && from >= words.length - 3 && lexicon.WEEKDAYS.has(last)) return 'unclear';
  const birth = words.some((word) => word === 'birthday' || word === 'birth' || word === 'born');
  if (birth && /^(\w+(st|nd|rd|th)|first|second|third)$/.test(last)) return 'unclear';
  if (NUMBERS.has(last) && COUNTED.has(before) && words.at(-3) !== 'how') return 'unclear';
  const first = /^(first|firstly)$/.test(words[start] ?? '');
  if (first && !words.includes('then') && words.length - start > 3) return 'unclear';
  return undefined;
}
const MOVES = new Set(['move', 'change', 'switch', 'reschedule', 'push', 'moved', 'shift']);
const MONTH_LEADS = new Set('in until of since by before after next last this'.split(' '));
/** "I need four": of what? */
const COUNTED = new Set('about have need want are get take got'.split(' '));
const NUMBERS = new Set('two three four five six seven eight nine ten twenty thirty'.split(' '));

const isVerb = (word: string) =>
  word.endsWith("'s") ||
  lexicon.AUXILIARIES.has(word) ||
  lexicon.TRANSITIVE_VERBS.has(word) ||
  lexicon.OFTEN_TRANSITIVE_VERBS.has(word);
