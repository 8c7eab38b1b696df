import type { Completeness } from './completeness-kind.ts';
import * as lexicon from './lexicon.ts';
import { endsIn, type Words } from './phrase-end.ts';
import { asksWithin, asksWithWord, isQuestion, sentenceStart } from './question.ts';

/** What the last words tell: mostly that more has to come. `undefined` when they tell nothing. */
export function sentenceEnding(words: Words): Completeness | undefined {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  return (
    wholeThough(words, last, before) ??
    preposition(words, last, before) ??
    functionWord(words, last, before) ??
    subject(words, last, before) ??
    verb(words, last, before)
  );
}

/** Endings that are whole although their last word mostly goes on. */
function wholeThough(words: Words, last: string, before: string): Completeness | undefined {
  const proper = words.slice(sentenceStart(words));
  if (SHORT_ANSWERS.test(proper.join(' '))) return 'phrase';
  if (proper.join(' ') !== 'i guess' && endsIn(words, WHOLE)) return 'sentence';
  if (last === 'first' && words.length > 2 && before !== 'the')
    return /^(twenty|thirty)$/.test(before) ? 'phrase' : 'sentence';
  if (last === 'before' && words.length >= 4) return 'sentence';
  if (/^(he|she|him|her)$/.test(last) && endsIn(words.slice(0, -1), ['this is'])) return 'sentence';
  // "for kids as well", "it isn't great either", "thanks anyway", "the week after next", "it has been a while"
  if (WHOLE_PAIRS.test(`${before} ${last}`) && words.length > 2) return 'phrase';
  if (last === 'either' && words.some((word) => word === 'not' || word.endsWith("n't"))) return 'sentence';
  // "tell him I called"
  if (last === 'called' && before === 'i' && proper.length > 3) return 'sentence';
  // "if you have it", "I did it": "it" is no subject here.
  if (last === 'it' && /^(have|has|had|did|do)$/.test(before) && OWNERS.test(words.at(-3) ?? ''))
    return 'phrase';
  if (last === 'think' && before === 'i') return proper.length > 2 ? 'sentence' : 'unclear';
  // "alright then", "see you then"; not "and then".
  if (last === 'then' && words.length > 1 && !lexicon.CONNECTORS.has(before)) return 'phrase';
  // "my wife did", "Thursday would do"
  if (
    /^(did|does|do)$/.test(last) &&
    proper.length >= 3 &&
    !lexicon.QUESTION_WORDS.has(proper[0] ?? '') &&
    !lexicon.INVERTED_VERBS.has(proper[0] ?? '') &&
    !lexicon.NOMINATIVES.has(before)
  )
    return 'phrase';
  return undefined;
}
const WHOLE_PAIRS =
  /^(as well|(thanks|thank|but|okay|it|that) anyway|(after|before|week) next|day (after|before)|a while|turn (left|right)|my (left|right)|you can|i can|know of|should do|would do|(it|that|yes) (would|does|is|was|will)|for now)$/;
const OWNERS = /^(i|you|we|they|he|she|to|n't|not|that|already|should|would|will)$/;
/** "I do", "it is", "both": could be all, as an answer. */
const SHORT_ANSWERS =
  /^((i|we|they|you) (do|did|am|are|can|could|would|will|have|don't|can't|didn't)|(it|he|she|that|this) (is|does|was|isn't|doesn't)|both|neither|either|please do|i'd (love|like) to|i see)$/;
const WHOLE = [
  'or so',
  'not really',
  'good to know',
  'nice to know',
  'on its own',
  'on my own',
  'what i want',
  'just looking',
  'if i can',
  'maybe i do',
  'maybe i am',
  'i needed',
  'i need it',

  "don't know",
  'i guess',
  'you think',
  'i said',
  'let me know',
  'i know',
  'think so',
  'hope so',
  'guess so',
  'why not',
  'maybe not',
  'or not',
  'hope not',
  'probably not',
  'not yet',
  'of course not',
  'how come',
  'no idea',
];

function preposition(words: Words, last: string, before: string): Completeness | undefined {
  if (!lexicon.PREPOSITIONS.has(last)) return undefined;
  // "what is that for", "can you fit me in"
  if (asksWithWord(words) && words.length > 2) return 'sentence';
  if (PARTICLES.has(last) && lexicon.PARTICLE_VERBS.has(before)) return 'sentence';
  // "the light is on", "when he gets in"; or "… on Main Street".
  return PARTICLES.has(last) && IS_OR_GETS.test(before) && words.length > 3 ? 'unclear' : 'unfinished';
}
const IS_OR_GETS = /^(is|are|was|were|be|gets|got|been|come|comes|came)$/;
const PARTICLES = new Set(['in', 'on', 'over', 'by', 'through', 'around']);

function functionWord(words: Words, last: string, before: string): Completeness | undefined {
  if (last === 'that') return thatAfter(words, before);
  if (lexicon.DETERMINERS.has(last)) return determiner(last, before);
  if (/^(when|why|what|who|where)$/.test(last)) return words.length === 1 ? 'question' : 'unfinished';
  if (last === 'actually' && words.length > 3) return 'unclear';
  if (last === 'half' || last === 'past') return 'unfinished';
  if (lexicon.CONNECTORS.has(last)) return 'unfinished';
  if (last === 'not' || (ADVERBS.has(last) && lexicon.SUBJECTS.has(before))) return 'unfinished';
  if (lexicon.BE_FORMS.has(last) && asksWithin(words)) return 'question';
  // "how much would a tire be"
  if (
    last === 'be' &&
    (asksWithWord(words) || asksWithin(words)) &&
    words.length >= 5 &&
    !lexicon.DETERMINERS.has(before)
  )
    return 'question';
  if (/^(had|did|have)$/.test(last) && relative(words)) return undefined;
  if (lexicon.AUXILIARIES.has(last)) return 'unfinished';
  if (last === 'time' && before === 'what' && words.length > 2) return 'unfinished';
  if (lexicon.ADJECTIVES.has(last) && lexicon.DETERMINERS.has(before)) {
    if (lexicon.BE_FORMS.has(words.at(-3) ?? '')) return undefined;
    return ELLIPSES.has(last) || before === 'the' ? 'unclear' : 'unfinished';
  }
  if (/[a-z]'s$/.test(last)) return 'unclear';
  return EXPECTS_VALUE.has(last) && !isQuestion(words) ? 'unclear' : undefined;
}
const ADVERBS = new Set(
  'still already never always usually currently recently probably also just really'.split(' '),
);
/** "the other", "the second", "the same": the thing itself may go without saying. */
const ELLIPSES = new Set('other second third last next same best'.split(' '));
/** "apartment", "under the name": the number or name follows. */
const EXPECTS_VALUE = new Set('apartment suite unit extension gmail name double'.split(' '));

/** "the haircut I had", "a charge that I did not make" */
function relative(words: Words): boolean {
  const kept = words.filter((word) => !NEGATIONS.has(word) && word !== 'that');
  const holder = kept.at(-3) ?? '';
  const subject = kept.at(-2) ?? '';
  return (
    (lexicon.NOMINATIVES.has(subject) || subject === 'you') &&
    (/^(some|any|every|no)thing$/.test(holder) ||
      kept.slice(-5, -3).some((word) => lexicon.DETERMINERS.has(word))) &&
    ![lexicon.PREPOSITIONS, lexicon.CONNECTORS, lexicon.INVERTED_VERBS].some((set) => set.has(holder))
  );
}
const NEGATIONS = new Set("did not didn't never ever already just do don't".split(' '));

/** "I like this", "both of those" */
function determiner(last: string, before: string): Completeness | undefined {
  const pronoun = /^(this|these|those|her|another)$/.test(last);
  return pronoun && before !== '' && !lexicon.BE_FORMS.has(before) && lexicon.PRONOUN_HOLDERS.has(before)
    ? undefined
    : 'unfinished';
}

/** "tell him that" goes on; "about that" points at something. */
function thatAfter(words: Words, before: string): Completeness | undefined {
  if (asksWithWord(words) || (lexicon.PREPOSITIONS.has(before) && words.length > 2)) return undefined;
  if (words.length <= 2 && !lexicon.PRONOUN_HOLDERS.has(before)) return 'unfinished';
  return SAYING.has(before) || words.slice(-4).some((word) => TELLING.has(word)) ? 'unfinished' : undefined;
}
const SAYING = new Set(
  'is was said think know says mean sure afraid so guess hope believe heard thought saw understand confirm'.split(
    ' ',
  ),
);
const TELLING = new Set('tell told telling inform remind reminded show'.split(' '));

/** "could you", "if I": a verb follows. "how are you" is whole. */
function subject(words: Words, last: string, before: string): Completeness | undefined {
  if (lexicon.NOMINATIVES.has(last)) {
    return asksWithWord(words) && lexicon.BE_FORMS.has(before) ? 'question' : 'unfinished';
  }
  if (HELPERS.has(before) && OBJECTS.has(last))
    return asksWithWord(words) || words.slice(0, 3).includes('what') ? undefined : 'unclear';
  if (!lexicon.SUBJECTS.has(last)) return undefined;
  if (words.length === 1) return 'unfinished';
  // "is there" asks, "nobody was there" tells.
  if (lexicon.BE_FORMS.has(before))
    return words.length - 2 === sentenceStart(words) ? 'unfinished' : undefined;
  const open = lexicon.INVERTED_VERBS.has(before) || lexicon.CONNECTORS.has(before) || LINKS.has(before);
  return open ? 'unfinished' : undefined;
}
const LINKS = new Set(['that', 'because', 'if', 'when', 'sorry', 'yes', 'no', 'hi', 'hello', 'and']);
/** "ask her", "told me", "have someone": to do what? */
const HELPERS = new Set('ask asked tell told let have want wanted need get got make made remind'.split(' '));
const OBJECTS = new Set('me him her them us you someone somebody anyone'.split(' '));

/** "I hope": what is hoped? */
const OPINION_TO_COME =
  /^(i (believe|hope|guess|suppose|heard|thought|figured|assume|wonder|feel|understand)|i'd say)$/;

function verb(words: Words, last: string, before: string): Completeness | undefined {
  if (OPINION_TO_COME.test(words.slice(sentenceStart(words)).join(' '))) return 'unfinished';
  if (last === 'depends') return 'unclear';
  if (!lexicon.TRANSITIVE_VERBS.has(last)) return undefined;
  if (relative(words)) return undefined;
  // "a list price", "the cost", "a car wash": things.
  if (lexicon.DETERMINERS.has(before)) return undefined;
  if (NOUNS_TOO.has(last) && lexicon.DETERMINERS.has(words.at(-3) ?? '')) return undefined;
  return asksWithWord(words) || askedOf(words) ? 'question' : 'unfinished';
}

const NOUNS_TOO = new Set('wash fix exchange return repair contact request cost offer replace'.split(' '));

/** "and what else do you need", "the haircut I had": what the verb is about stands before it. */
function askedOf(words: Words): boolean {
  const asked = words.findLastIndex((word) => lexicon.QUESTION_WORDS.has(word));
  return asked !== -1 && words.slice(asked + 1, -1).some((word) => lexicon.INVERTED_VERBS.has(word));
}
