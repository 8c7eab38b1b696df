import { plainWord } from '../spoken-word.ts';
import * as lexicon from './lexicon.ts';
import type { Words } from './phrase-end.ts';
import { sentenceStart } from './question.ts';

/** What kind of statement was made, and whether it has what belongs to it. */
export type StatementCue =
  | 'approves'
  | 'answers-first'
  | 'wish'
  | 'wish-for-thing'
  | 'wish-of-two-clauses'
  | 'wish-to-do'
  | 'states'
  | 'tells'
  | 'tells-at-length'
  | 'tells-past'
  | 'tells-in-two-clauses'
  | 'whole-name-last';

/** `texts` are the same words with capitals. */
export function statementCues(words: Words, texts: readonly string[]): StatementCue[] {
  const text = words.join(' ');
  const cues: StatementCue[] = [];
  if (APPROVAL.test(text)) cues.push('approves');
  if (words.length > 2 && ANSWER_FIRST.test(text)) cues.push('answers-first');
  if (isName(texts.at(-1)) && isName(texts.at(-2))) cues.push('whole-name-last');
  const purpose = purposeOf(words, text);
  return purpose === undefined ? cues : [...cues, purpose];
}

function purposeOf(words: Words, text: string): StatementCue | undefined {
  const proper = words.slice(sentenceStart(words));
  const two = proper.some((word, index) => index < proper.length - 2 && joins(word, index));
  if (WISH.test(text)) {
    if (two) return 'wish-of-two-clauses';
    if (TO_DO.test(text)) return 'wish-to-do';
    return FOR_THING.test(text) ? 'wish-for-thing' : 'wish';
  }
  if (proper.length < 3 || !TELLERS.has(proper[0] ?? '')) return undefined;
  if (two) return 'tells-in-two-clauses';
  if (STATES.test(proper[0] ?? '')) return 'states';
  if (proper.length > 5) return 'tells-at-length';
  return PAST.test(text) ? 'tells-past' : 'tells';
}

const joins = (word: string, index: number) =>
  (index > 1 && JOINTS.has(word)) || (index > 2 && lexicon.NOMINATIVES.has(word));
const JOINTS = new Set(
  'and but because so if that since when while until after before or which who'.split(' '),
);
const ANSWER_FIRST = /^(yes|yeah|yep|no|nope|sure|okay) /;
const APPROVAL =
  /\b(fine|right|great|good|works|work|problem|easiest|perfect|correct|okay|better|think so|really|sure)$/;
const WISH =
  /\b(i need|i want|i'd|i would|we'd|we would|we need|we want|calling|looking|wondering|wanted|hoping|i prefer|please|could you|can you)\b/;
/** "I need a …", "I'd like to book …": when, and with whom, is mostly said as well. */
export const FOR_THING =
  /\b(book|schedule|appointment|reservation|order|table|room|(need|want|like|get) (a|an|some))\b/;
/** It is all of what is wanted. */
const TO_DO =
  /\b(cancel|confirm|return|report|check|pay|talk|speak|know|tell|find|reach|sign|get off|take me off)\b/;
/** "it is the blue one" answers; "my car", "I", "we" begin a story. */
const STATES = /^(it|it's|he|he's|she|she's|that|that's|this|they|they're|there|there's)$/;
const TELLERS = new Set(
  `i i'm i've we we've we're my our your the he she it it's they somebody someone there there's you this`.split(
    /\s+/,
  ),
);
const PAST =
  /\b(was|were|had|got|came|went|did|told|said|bought|called|keeps|broke|happened|isn't|won't|doesn't|didn't|been|ordered|left|paid)\b/;

/** Transcribe begins names with a capital. */
function isName(text = ''): boolean {
  const plain = plainWord(text);
  return /^[A-Z][a-z]+/.test(text) && !lexicon.WEEKDAYS.has(plain) && !lexicon.MONTHS.has(plain);
}
