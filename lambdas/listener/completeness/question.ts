import * as lexicon from './lexicon.ts';
import type { Words } from './phrase-end.ts';

/** Words before a question that are no part of it. */
const LEADS = new Set(['so', 'and', 'okay', 'ok', 'well', 'sorry', 'but', 'no', 'great', 'thanks']);

/** Index of the word with which the sentence proper begins. */
export function sentenceStart(words: Words): number {
  const start = words.findIndex((word, index) =>
    word === 'there'
      ? index === 0
      : !lexicon.GREETINGS.has(word) && !lexicon.FILLERS.has(word) && !LEADS.has(word),
  );
  return Math.max(0, start);
}

/** By its beginning: "what time do you …", "could I …". */
export function isQuestion(words: Words): boolean {
  const start = sentenceStart(words);
  const first = words[start] ?? '';
  if (words.length - start < 3) return false;
  // "what about Sunday"
  if (words[start + 1] === 'about' && /^(what|how)$/.test(first)) return true;
  if (lexicon.QUESTION_WORDS.has(first)) return verbInverted(words.slice(start));
  return lexicon.INVERTED_VERBS.has(first) && words[start + 1] !== 'to';
}

/** It begins as questions do, and may be cut short. */
export function asks(words: Words): boolean {
  return isQuestion(words) || lexicon.QUESTION_WORDS.has(words[sentenceStart(words)] ?? '');
}

/** It begins with "what", "how", …. */
export function asksWithWord(words: Words): boolean {
  return lexicon.QUESTION_WORDS.has(words[sentenceStart(words)] ?? '') && isQuestion(words);
}

/** "what time do you close" asks; "when I was there" and "what I need" tell. */
const verbInverted = (words: Words) =>
  (words.slice(0, 5).some((word) => lexicon.INVERTED_VERBS.has(word)) || /'s$/.test(words[0] ?? '')) &&
  !lexicon.SUBJECTS.has(words[1] ?? '');

/** "how much a cut is": the question stands inside another sentence. */
export function asksWithin(words: Words): boolean {
  const start = words.findLastIndex((word) => lexicon.QUESTION_WORDS.has(word));
  const clause = words.slice(start + 1, -1);
  const noun = clause.some((word) => lexicon.SUBJECTS.has(word) || lexicon.DETERMINERS.has(word));
  return start > 0 && noun && !lexicon.DETERMINERS.has(clause.at(-1) ?? '');
}

/** "how many people", "what kind of car" */
const NOUN_ASKED =
  /^(how (much|many|long|far|early|late|soon|big)|which|what (kind|sort|type|day))( \w+){0,2}$/;

/** Words between subject and verb. */
const ADVERBS = new Set('still also just please even ever always really possibly maybe'.split(' '));
const SUBJECT_PRONOUNS = new Set(
  'i you we they he she it there anyone anybody someone somebody everyone everybody this that'.split(' '),
);

/** "can I still", "do you guys", "does the price", "how many people": nothing is asked of the subject yet. */
export function lacksVerb(words: Words): boolean {
  const start = sentenceStart(words);
  const asksWord = lexicon.QUESTION_WORDS.has(words[start] ?? '');
  const inverted = words.findIndex((word, index) => index >= start && lexicon.INVERTED_VERBS.has(word));
  if (inverted === -1) return NOUN_ASKED.test(words.slice(start).join(' '));
  const verb = words[inverted] ?? '';
  const next = words[inverted + 1] ?? '';
  const subjectFirst = inverted > start + 1 && !SUBJECT_PRONOUNS.has(next) && !lexicon.DETERMINERS.has(next);
  if (asksWord && (lexicon.BE_FORMS.has(verb) || subjectFirst)) return false;
  const rest = words.slice(inverted + 1).filter((word) => !ADVERBS.has(word));
  const [first, second] = rest;
  if (first === undefined) return true;
  if (SUBJECT_PRONOUNS.has(first)) {
    return rest.length === 1 || (rest.length === 2 && /^(guys|all|folks|people)$/.test(second ?? ''));
  }
  // "are dogs allowed" and "is Ann in" are whole with a subject of one word; "is the owner" is not.
  return lexicon.DETERMINERS.has(first) && !/^(any|some|all)$/.test(first)
    ? rest.length <= 2
    : rest.length === 1;
}
