import { digitRun } from './digit-run.ts';
import * as lexicon from './lexicon.ts';
import { plainWord } from './spoken-word.ts';

/** How finished a turn sounds by its words, from the most to the least. */
export type Completeness =
  /** "thank you, bye", "…, please" */
  | 'closed'
  /** a whole question */
  | 'question'
  /** yes, no, sure */
  | 'answer'
  /** a whole telephone number */
  | 'whole-number'
  /** a sentence that nothing in it continues */
  | 'sentence'
  /** a day, a name, a few words */
  | 'phrase'
  /** "hi", "hi, this is Ann": what they want follows */
  | 'greeting'
  /** could be all, mostly is not: "I'd like to book" */
  | 'unclear'
  /** seven digits of a number, of which there may be ten */
  | 'plausible-number'
  /** fewer digits than a number has */
  | 'unfinished-number'
  /** the first items of a list */
  | 'list'
  /** ends in "and", "the", "to", "do you" */
  | 'unfinished'
  /** "um", "let me see", "no wait" */
  | 'thinking';

/**
 * Judges a turn by its words alone. `words` may carry marks; they count only where Transcribe puts them late and
 * seldom wrong ("?", ","). Of other languages than English only the marks are known: all is a sentence.
 */
export function completenessOf(words: readonly string[], languageCode: string): Completeness {
  const last = words.at(-1) ?? '';
  if (!languageCode.startsWith('en')) return last.endsWith(',') ? 'unclear' : 'sentence';
  const plain = words.map(plainWord).filter((word) => word !== '');
  return (
    thinking(plain) ??
    number(plain) ??
    closed(plain) ??
    answer(plain) ??
    unfinished(plain) ??
    list(plain) ??
    clauseToCome(plain) ??
    opening(plain) ??
    (last.endsWith(',') ? 'unclear' : undefined) ??
    (last.endsWith('?') || isQuestion(plain) ? 'question' : undefined) ??
    hanging(plain) ??
    (plain.length >= LEAST_SENTENCE ? 'sentence' : 'phrase')
  );
}

/** Shorter ones are names, days and the like, which a second half often follows. */
const LEAST_SENTENCE = 4;

type Words = readonly string[];

function endsIn(words: Words, phrases: readonly string[]): boolean {
  const text = ` ${words.join(' ')}`;
  return phrases.some((phrase) => text.endsWith(` ${phrase}`));
}

function thinking(words: Words): Completeness | undefined {
  if (lexicon.FILLERS.has(words.at(-1) ?? '')) return 'thinking';
  const text = words.join(' ');
  if (lexicon.ASKS_FOR_TIME.some((phrase) => phrase === text)) return 'sentence';
  return endsIn(words, lexicon.THINKING_PHRASES) ? 'thinking' : undefined;
}

function number(words: Words): Completeness | undefined {
  const run = digitRun(words);
  return run && (`${run.state}-number` as const);
}

function closed(words: Words): Completeness | undefined {
  if (endsIn(words, lexicon.CLOSINGS)) return 'closed';
  return words.at(-1) === 'please' && words.length > 1 ? 'closed' : undefined;
}

function answer(words: Words): Completeness | undefined {
  return words.length > 0 && words.every((word) => lexicon.ANSWERS.has(word)) ? 'answer' : undefined;
}

function unfinished(words: Words): Completeness | undefined {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  const question = isQuestion(words);
  if (lexicon.DETERMINERS.has(last)) return 'unfinished';
  if (lexicon.PREPOSITIONS.has(last)) {
    // "what is that for", "can you fit me in"
    if (asksWithWord(words) && words.length > 2) return 'sentence';
    return PARTICLES.has(last) && lexicon.PARTICLE_VERBS.has(before) ? 'sentence' : 'unfinished';
  }
  if (last === 'so' && (before === 'think' || before === 'hope' || before === 'guess')) return 'sentence';
  if (last === 'when' || last === 'why' || last === 'what' || last === 'who' || last === 'where') {
    return words.length === 1 ? 'question' : 'unfinished';
  }
  if (last === 'actually' && words.length > 3) return 'unclear';
  if (lexicon.CONNECTORS.has(last)) return 'unfinished';
  if (lexicon.BE_FORMS.has(last) && asksWithin(words)) return 'question';
  if (lexicon.AUXILIARIES.has(last)) return 'unfinished';
  if (lexicon.SUBJECTS.has(last) && leavesSubjectOpen(words)) return 'unfinished';
  if (last === 'that' && words.length > 1 && !POINTS_AT.has(before)) return 'unfinished';
  if (last === 'time' && before === 'what' && words.length > 2) return 'unfinished';
  if (lexicon.TRANSITIVE_VERBS.has(last)) {
    if (endsIn(words, OPINIONS)) return 'sentence';
    if (endsIn(words, ['i think', 'you know'])) return 'unclear';
    return question && asksWithWord(words) ? 'question' : 'unfinished';
  }
  return undefined;
}

const PARTICLES = new Set(['in', 'on', 'over', 'by', 'through', 'around']);

/** "could you", "if I": a verb follows. "how are you" is whole. */
function leavesSubjectOpen(words: Words): boolean {
  const before = words.at(-2) ?? '';
  if (words.length === 1) return true;
  // "is there" asks, "nobody was there" tells.
  if (lexicon.BE_FORMS.has(before)) return words.length - 2 === questionStart(words);
  return lexicon.INVERTED_VERBS.has(before) || lexicon.CONNECTORS.has(before) || SAYING_LINKS.has(before);
}
/** "about that" points at something; "tell him that" goes on. */
const POINTS_AT = new Set(
  "about like for with at of do does did want need like hear all on to after before take have get than what's is in from by".split(
    ' ',
  ),
);
const SAYING_LINKS = new Set(['that', 'because', 'if', 'when', 'sorry', 'yes', 'no', 'hi', 'hello', 'and']);

/** Sentences of their own although their verb mostly goes on. */
const OPINIONS = ["don't know", 'i guess', 'you think', 'i said', 'let me know', 'i know'];

/** "how much a cut is": the question stands inside another sentence, or its words are turned round. */
function asksWithin(words: Words): boolean {
  const start = words.findLastIndex((word) => lexicon.QUESTION_WORDS.has(word));
  const clause = words.slice(start + 1, -1);
  const noun = clause.findIndex((word) => lexicon.SUBJECTS.has(word) || lexicon.DETERMINERS.has(word));
  return start > 0 && noun !== -1 && !lexicon.DETERMINERS.has(clause.at(-1) ?? '');
}

/** "a haircut, a color": the item with "and" is missing. */
function list(words: Words): Completeness | undefined {
  const tail = words.slice(-7);
  const lastJoin = tail.findLastIndex((word) => word === 'and' || word === 'or');
  if (lastJoin !== -1) return undefined;
  const either = words.lastIndexOf('either');
  if (either !== -1 && words.length - either <= 4 && !words.includes('is')) return 'list';
  if (words.includes('between') && words.length - words.lastIndexOf('between') <= 4) return 'unfinished';
  const starts = tail.flatMap((word, index) => (startsItem(word) ? [index] : []));
  const [one, other] = starts.slice(-2);
  if (one === undefined || other === undefined) return undefined;
  const between = tail.slice(one + 1, other);
  return between.length <= 3 && between.every(isPlainItem) && !lexicon.BE_FORMS.has(tail[one - 1] ?? '')
    ? 'list'
    : undefined;
}

const startsItem = (word: string) => /^(a|an|my|our)$/.test(word) || lexicon.WEEKDAYS.has(word);
const isPlainItem = (word: string) =>
  ![
    lexicon.PREPOSITIONS,
    lexicon.AUXILIARIES,
    lexicon.CONNECTORS,
    lexicon.SUBJECTS,
    lexicon.TRANSITIVE_VERBS,
  ].some((set) => set.has(word)) && !/^(no|wait|sorry|rather|maybe|is|then|but)$/.test(word);

/** "if I come in on Monday": what then? */
function clauseToCome(words: Words): Completeness | undefined {
  const start = words.findIndex(
    (word) => !lexicon.GREETINGS.has(word) && !lexicon.FILLERS.has(word) && word !== 'so',
  );
  const [first, second] = [words[start] ?? '', words[start + 1] ?? ''];
  if (!lexicon.SUBORDINATORS.has(first) || lexicon.INVERTED_VERBS.has(second)) return undefined;
  if (first === 'as' && second === 'soon') return undefined;
  const clauses = words
    .slice(start + 1)
    .filter((word, index, rest) => lexicon.SUBJECTS.has(word) && !PREPOSED.has(rest[index - 1] ?? ''));
  return clauses.length >= 2 ? undefined : 'unfinished';
}
const PREPOSED = new Set(['to', 'for', 'with', 'from', 'at', 'be', 'over', 'in']);

function opening(words: Words): Completeness | undefined {
  if (words.length > 0 && words.every((word) => lexicon.GREETINGS.has(word))) return 'greeting';
  const from = words.lastIndexOf('from');
  if (from !== -1 && words.length - from <= 4 && words.some((word) => MOVES.has(word))) {
    return words.includes('to', from) ? undefined : 'unfinished';
  }
  if (
    words.some((word) => word === 'birthday' || word === 'birth' || word === 'born') &&
    dayWithoutYear(words)
  )
    return 'unclear';
  const introduced = /^(hi|hello|hey|yes|good \w+)?( there)? ?(this is|my name is|it's|i'm) \w+( \w+)?$/.exec(
    words.join(' '),
  );
  if (introduced) return introduced[1] === undefined ? 'phrase' : 'greeting';
  return endsIn(words, lexicon.ANNOUNCEMENTS) ? 'unclear' : undefined;
}

/** "my birthday is March third": people go on with the year. */
const dayWithoutYear = (words: Words) => /^(\w+(st|nd|rd|th)|first|second|third)$/.test(words.at(-1) ?? '');

/** "from Friday" waits for its "to Monday". */
const MOVES = new Set(['move', 'change', 'switch', 'reschedule', 'push', 'moved', 'shift']);

/** Ends in a verb or number that mostly gets company. */
function hanging(words: Words): Completeness | undefined {
  const last = words.at(-1) ?? '';
  // "an oil change" is a thing.
  const noun = words.slice(-4, -1).some((word) => lexicon.DETERMINERS.has(word));
  if (lexicon.OFTEN_TRANSITIVE_VERBS.has(last) && !noun) return 'unclear';
  return /^(the|on|my)$/.test(words.at(-2) ?? '') && /^(first|second|third|next|last|other)$/.test(last)
    ? 'unclear'
    : undefined;
}

function isQuestion(words: Words): boolean {
  const start = questionStart(words);
  const first = words[start] ?? '';
  if (lexicon.QUESTION_WORDS.has(first))
    return words.length - start >= 3 && hasVerbInverted(words.slice(start));
  const subject = words[start + 1] ?? '';
  return lexicon.INVERTED_VERBS.has(first) && words.length - start >= 3 && subject !== 'to';
}

/** "what time do you close" asks; "when I was there" and "what I need" tell. */
const hasVerbInverted = (words: Words) =>
  words.slice(0, 5).some((word) => lexicon.INVERTED_VERBS.has(word)) && !lexicon.SUBJECTS.has(words[1] ?? '');

const asksWithWord = (words: Words) =>
  lexicon.QUESTION_WORDS.has(words[questionStart(words)] ?? '') && isQuestion(words);

function questionStart(words: Words): number {
  return Math.max(
    0,
    words.findIndex((word, index) =>
      word === 'there'
        ? index === 0
        : !lexicon.GREETINGS.has(word) && !lexicon.FILLERS.has(word) && !LEADS.has(word),
    ),
  );
}
const LEADS = new Set(['so', 'and', 'okay', 'ok', 'well', 'sorry', 'but', 'no', 'great', 'thanks']);
