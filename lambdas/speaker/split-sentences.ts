/**
 * Splits a text into its sentences, trimmed, in order; nothing but white space is lost.
 * English. Where a full stop may be either, the word after it decides.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const mark of text.matchAll(MARK)) {
    const end = mark.index + mark[0].length;
    const next = FIRST_WORD.exec(text.slice(end))?.[0] ?? '';
    if (next !== '' && !endsSentence(text.slice(start, mark.index), mark[0], next)) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  sentences.push(text.slice(start));
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** End marks with the quotes and brackets that close after them, before white space. A line break ends a sentence, too. */
const MARK = /[.!?…]+["'”’)\]]*(?=\s)|\n\s*\n/g;
const FIRST_WORD = /[^\s"'“‘([]\S*/;
const LAST_WORD = /\S+$/;

function endsSentence(before: string, mark: string, next: string): boolean {
  if (!mark.startsWith('.') && !mark.startsWith('…')) return true;
  const startsLow = /^\p{Ll}/u.test(next);
  if (mark.length > 1 && /^[.…]{2,}|^…/.test(mark)) return !startsLow;

  const word = (LAST_WORD.exec(before)?.[0] ?? '').replace(/^["'“‘([]+/, '');
  const name = word.toLowerCase();
  if (TITLES.has(name)) return false;
  if (NUMBERED.has(name)) return !/^\d/.test(next);
  // "1. Cut": the number of a list, not the end of it.
  if (/^\d+$/.test(word) && before.trim() === word) return false;
  if (/^[ap]\.?m$/.test(name)) return !startsLow && !/^\d/.test(next) && !MOMENTS.test(next);
  if (EITHER.has(name) || /^(\p{L}\.)*\p{Lu}$/u.test(word)) return STARTERS.test(next);
  if (/^(\p{L}\.)+\p{L}$/u.test(word)) return false;
  return true;
}

/** Always followed by what they belong to. */
const TITLES = new Set(
  'dr mr mrs ms mx prof rev fr hon gen col capt lt sgt pres gov sen rep messrs vs e.g i.e approx incl ca'.split(
    ' ',
  ),
);
/** Followed by a number, or else a word of their own ("No. We are closed."). */
const NUMBERED = new Set('no nos fig ext apt ste rm vol pp tel'.split(' '));
/** May end a sentence, or not. */
const EITHER = new Set(
  (
    'st ave blvd rd ln ct pl sq hwy jr sr inc ltd co corp llc dept est etc al mt ft bldg appt ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun min max hr hrs'
  ).split(' '),
);
/** What goes on after "5 p.m.". */
const MOMENTS =
  /^(Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(day)?s?\b|^(January|February|March|April|June|July|August|September|October|November|December)\b|^(Eastern|Central|Mountain|Pacific|[ECMP][SD]T|UTC|GMT)\b/;
/** Words that begin a sentence and no name. */
const STARTERS =
  /^(We|You|It|He|She|They|I|The|This|That|These|Those|There|Here|Our|Your|My|His|Her|Their|Its|If|When|Where|What|Which|Who|Why|How|Is|Are|Was|Were|Do|Does|Did|Can|Could|Would|Will|Shall|Should|May|Have|Has|Please|Just|And|But|Or|So|Also|Then|Yes|No|Not|Let|For|In|On|At|To|From|By|With|After|Before|Once|Anything|Would)(['’]\p{L}+)?\b[,.]?/u;
