import { type AskedFor, askedFor, askedWords } from './completeness/asked-for.ts';
import { clauseToCome, openList, partToCome } from './completeness/clause.ts';
import type { Completeness } from './completeness/completeness-kind.ts';
import { digitRun } from './completeness/digit-run.ts';
import * as lexicon from './completeness/lexicon.ts';
import { endsIn, type Words } from './completeness/phrase-end.ts';
import { asks, asksWithWord, isQuestion, lacksVerb } from './completeness/question.ts';
import { sentenceEnding } from './completeness/sentence-ending.ts';
import { plainWord } from './spoken-word.ts';

/**
 * Judges a turn by its words alone. `words` may carry marks; they count only where Transcribe seldom sets them
 * wrong ("?", ","). `asked` is what the agent said last, which may tell how long a number is. Of other languages than English only the marks are known.
 */
export function completenessOf(words: readonly string[], languageCode: string, asked = ''): Completeness {
  const last = words.at(-1) ?? '';
  if (!languageCode.startsWith('en')) {
    if (last.endsWith('?')) return 'question';
    return last.endsWith(',') ? 'unclear' : 'unjudged';
  }
  const plain = words.map(plainWord).filter((word) => word !== '');
  return (
    thinking(plain) ??
    number(plain, asked) ??
    closed(plain) ??
    answer(plain) ??
    announcement(plain, asked) ??
    sentenceEnding(plain) ??
    openList(plain) ??
    clauseToCome(plain) ??
    partToCome(plain) ??
    opening(plain) ??
    (last.endsWith(',') ? 'unclear' : undefined) ??
    hanging(plain) ??
    (asks(plain) && lacksVerb(plain) ? 'unfinished' : undefined) ??
    (last.endsWith('?') || isQuestion(plain) ? byLength(plain, 'short-question', 'question') : undefined) ??
    (plain.length <= LONGEST_PHRASE ? 'phrase' : byLength(plain, 'short-sentence', 'sentence'))
  );
}

/**
 * What was said in a few words goes on more often. Shares of the silences of the train half after which it did:
 * statements of up to three words one in two, of four or five one in five, of more one in fifteen.
 */
const LONGEST_PHRASE = 3;
const SHORT_SENTENCE = 5;
const SHORT_QUESTION = 4;

function byLength(
  words: Words,
  short: 'short-question' | 'short-sentence',
  long: Completeness,
): Completeness {
  return words.length <= (short === 'short-question' ? SHORT_QUESTION : SHORT_SENTENCE) ? short : long;
}

function thinking(words: Words): Completeness | undefined {
  if (lexicon.FILLERS.has(words.at(-1) ?? '')) return 'thinking';
  const text = words.join(' ');
  if (lexicon.ASKS_FOR_TIME.some((phrase) => phrase === text)) return 'sentence';
  if (LET_ME.test(text) || BARE_WAIT.test(text)) return 'thinking';
  // "on Monday – no": the right one follows.
  const corrects = words.at(-1) === 'no' && words.length > 1 && !lexicon.ANSWERS.has(words.at(-2) ?? '');
  // "Thursday maybe": found already.
  const found = words.at(-1) === 'maybe' && words.length > 2 && !lexicon.CONNECTORS.has(words.at(-2) ?? '');
  return corrects || (endsIn(words, lexicon.THINKING_PHRASES) && !found) ? 'thinking' : undefined;
}
/** "let me check my calendar"; not "let me know". */
const LET_ME =
  /(^| )let me( just| go)? (see|check|look|find|get|grab|ask|open|pull|read|remember)( (my|the|at|in|up|for|that|it|here|if)( \w+)?)?$/;

/** "Monday – wait"; not "while I wait", "we can wait". */
const BARE_WAIT = /(?<!\b(i|we|you|to|can|can't|could|i'll|we'll|just|a|the|long)) wait$/;

function number(words: Words, asked: string): Completeness | undefined {
  const run = digitRun(words, askedFor(asked) === 'number' ? askedWords(asked) : []);
  if (run) return `${run.state}-number`;
  // Spelling: "B as in boy", "E", "N"; "a" and "I" among other letters.
  const last = words.at(-1) ?? '';
  const spelled = /^[b-hj-z]$/.test(last) || (/^[ai]$/.test(last) && /^[b-z]$/.test(words.at(-2) ?? ''));
  return spelled || words.slice(-3, -1).join(' ') === 'as in' ? 'begun-number' : undefined;
}

function closed(words: Words): Completeness | undefined {
  if (endsIn(words, lexicon.CLOSINGS) || CLOSED.test(words.join(' '))) return 'closed';
  if (words.at(-1) !== 'please' || words.length === 1) return undefined;
  // "can you please"
  return lexicon.SUBJECTS.has(words.at(-2) ?? '') && words.length <= 4 ? 'unfinished' : 'closed';
}

/** "have a nice weekend", "thanks for your help" */
const CLOSED =
  /\b(have a (nice|good|great|lovely) \w+|(thanks|thank you) for (?!\w+ing\b)\w+( (?!and\b|but\b)\w+)?)$/;

function answer(words: Words): Completeness | undefined {
  // "um, yes"
  const said = words.filter((word) => !lexicon.FILLERS.has(word));
  return said.length > 0 && said.every((word) => lexicon.ANSWERS.has(word)) ? 'answer' : undefined;
}

/** "yes it is" answers "is it urgent?", and only begins to answer "what is your name?". */
function announcement(words: Words, asked: string): Completeness | undefined {
  if (!/\b(it|this|that|name|number|address|one) is$/.test(words.join(' '))) return undefined;
  return ASKS_FOR_WORDS.has(askedFor(asked)) ? 'unfinished' : undefined;
}
const ASKS_FOR_WORDS: ReadonlySet<AskedFor> = new Set<AskedFor>(['name', 'number', 'time', 'thing', 'wish']);

function opening(words: Words): Completeness | undefined {
  if (words.length > 0 && words.every((word) => lexicon.GREETINGS.has(word))) return 'greeting';
  const introduced = INTRODUCTION.exec(words.join(' '));
  if (introduced) return introduced[1] === undefined ? 'phrase' : 'greeting';
  return endsIn(words, lexicon.ANNOUNCEMENTS) ? 'unclear' : undefined;
}
const INTRODUCTION = /^(hi|hello|hey|yes|good \w+)?( there)? ?(this is|my name is|it's|i'm) \w+( \w+)?$/;

/** Ends in a verb or number that mostly gets company. */
function hanging(words: Words): Completeness | undefined {
  const last = words.at(-1) ?? '';
  // "an oil change" is a thing.
  const noun = words.slice(-4, -1).some((word) => lexicon.DETERMINERS.has(word));
  return lexicon.OFTEN_TRANSITIVE_VERBS.has(last) && !noun && !asksWithWord(words) ? 'unclear' : undefined;
}
