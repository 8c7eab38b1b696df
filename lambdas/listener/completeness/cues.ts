import { completenessOf } from '../completeness.ts';
import { plainWord, type SpokenWord } from '../spoken-word.ts';
import type { Completeness } from './completeness-kind.ts';
import type { Words } from './phrase-end.ts';
import { asksWithWord, sentenceStart } from './question.ts';
import { type ReplyCue, replyCues } from './reply-cues.ts';
import { FOR_THING, type StatementCue, statementCues } from './statement-cues.ts';

/** What tells, beside how finished it sounds, whether a turn that could be all goes on. */
export type FurtherCue =
  | 'one-word'
  | 'three-words'
  | 'six-words'
  | 'eight-words'
  | 'eleven-words'
  | 'adverb-last'
  | 'pronoun-last'
  | 'time-last'
  | 'time-said'
  | 'farewell'
  | 'recovered'
  | 'asks-with-word'
  | 'asks-to'
  | 'asks-for-thing'
  | StatementCue;

/** Of the caller's own words. */
export type SpokenCue = Completeness | FurtherCue;

export type Cue = SpokenCue | ReplyCue;

/** Could be all, and may not be: only of these can further cues tell more. */
const OPEN_TO_DOUBT: ReadonlySet<Completeness> = new Set<Completeness>([
  'question',
  'short-question',
  'sentence',
  'short-sentence',
  'phrase',
  'closed',
]);

/**
 * What the words of a turn tell of its end, and what they are to what the agent `asked`: its last words before the
 * turn, empty when nobody knows. Of other languages than English no more than
 * `completenessOf`.
 */
export function cuesOf(spoken: readonly SpokenWord[], languageCode: string, asked = ''): readonly Cue[] {
  const texts = spoken.map((word) => word.text);
  const completeness = completenessOf(texts, languageCode, asked);
  if (!languageCode.startsWith('en')) return [completeness];
  const replies = replyCues(completeness, asked);
  if (!OPEN_TO_DOUBT.has(completeness)) return [completeness, ...replies];
  const words = texts.map(plainWord).filter((word) => word !== '');
  const states = /sentence$|^phrase$/.test(completeness);
  return [
    completeness,
    ...replies,
    ...further(words, completeness),
    ...(states ? statementCues(words, texts) : []),
  ];
}

function further(words: Words, completeness: Completeness): FurtherCue[] {
  const { length } = words;
  const last = words.at(-1) ?? '';
  const text = words.join(' ');
  const phrase = completeness === 'phrase';
  const closed = completeness === 'closed';
  const asksTo =
    completeness.endsWith('question') && ASKS_TO.test(words.slice(sentenceStart(words)).join(' '));
  return where<FurtherCue>([
    ['one-word', phrase && length === 1],
    ['three-words', phrase && length >= 3],
    ['six-words', length >= 6],
    ['eight-words', length >= 8],
    ['eleven-words', length >= 11],
    ['adverb-last', LAST_ADVERBS.has(last)],
    ['pronoun-last', PRONOUNS.has(last)],
    ['time-last', TIME.test(last)],
    ['time-said', !TIME.test(last) && TIME.test(text)],
    ['farewell', closed && FAREWELL.test(text)],
    ['asks-with-word', completeness.endsWith('question') && asksWithWord(words)],
    ['asks-to', asksTo],
    ['asks-for-thing', asksTo && FOR_THING.test(text)],
    ['recovered', !closed && length > 2 && RECOVERED.test(text)],
  ]);
}

/** The names of what holds. */
function where<Name>(cues: readonly (readonly [Name, boolean])[]): Name[] {
  return cues.flatMap(([name, holds]) => (holds ? [name] : []));
}

const LAST_ADVERBS = new Set(
  `today tomorrow now then instead again yet too already here there please ago later soon anymore back out up off
   anyway tonight yesterday together myself`.split(/\s+/),
);
const PRONOUNS = new Set('it that this them him these those mine yours'.split(' '));
const TIME =
  /\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tonight|yesterday|week|month|noon|morning|afternoon|evening|o'clock|pm|thirty|fifteen)\b/;
const FAREWELL = /\b(bye|goodbye|you too|see you|then|day|night|care|weekend)$/;
/** "can I get", "could you": a wish in the form of a question. */
const ASKS_TO = /^(can|could|may|would|will) (i|we|you|somebody|someone) /;
/** Words that were looked for, and found. */
const RECOVERED =
  /\b(um|uh|er|hmm|no wait|wait|sorry|i mean|actually|rather|instead|make (that|it)|let me (see|think|check)|what's the word)( \S+){1,4}$/;
