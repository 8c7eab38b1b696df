import { conceptsOf } from './lexical-words.ts';
import type { RuleSource } from './rule-prompt.ts';
import { rowSubject, ruleSentences } from './rule-sentences.ts';

export interface RuleAnswer {
  readonly sourceIds: readonly string[];
  readonly firstSentence: string;
  readonly rest: string;
}

/** Share of the question's concepts, by weight, that a source must hold. */
const enough = 0.6;
/** Between sources that hold the same, the one whose heading says nothing else wins. */
const headingBonus = 0.05;
const headingWeight = 0.8;
/** A concept of the turn before counts this much. */
const beforeWeight = 0.45;
const longStoryWords = 25;
const focusWords = 9;
/** Concepts that ask for something of a thing, but name none. */
const generic: ReadonlySet<string> = new Set(['price', 'duration', 'hours']);
/** The longest second sentence worth saying. */
const longestRest = 90;

/**
 * Answers from the source that shares most words with the question; a question in two parts, joined by "and", from
 * two sources. `undefined` when no source holds enough.
 */
export function ruleAnswer(
  sources: readonly RuleSource[],
  said: string,
  saidBefore: string,
): RuleAnswer | undefined {
  const parts = said.split(/\band\b|\?/i).filter((part) => conceptsOf(part).length > 0);
  if (parts.length === 2) {
    const [one, other] = parts.map((part) => answerPart(sources, part, ''));
    if (one !== undefined && other !== undefined && one.sourceIds[0] !== other.sourceIds[0]) {
      const sourceIds = [...one.sourceIds, ...other.sourceIds];
      return { sourceIds, firstSentence: one.firstSentence, rest: other.firstSentence };
    }
  }
  const asked = focus(said);
  const kindOnly = conceptsOf(saidBefore).filter((concept) => generic.has(concept));
  const tries = pointsBack(asked) ? [saidBefore, kindOnly.join(' '), ''] : ['', saidBefore];
  for (const before of tries) {
    const answer = answerPart(sources, asked, before);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

const pointsBack = (said: string): boolean =>
  /^(?:and|what about|how about|or)\b|\b(?:it|that|those|them)\b/i.test(said.trim());

/** Of a long story the end: people tell first and ask last. */
function focus(said: string): string {
  const words = said.split(/\s+/);
  return words.length > longStoryWords ? words.slice(-focusWords).join(' ') : said;
}

function answerPart(sources: readonly RuleSource[], said: string, saidBefore = ''): RuleAnswer | undefined {
  const workedOut = sources.find(({ id }) => id === 'hours-asked');
  if (workedOut !== undefined && asksOnlyWhen(said))
    return answerFrom([workedOut], askedConcepts('hours', ''), '');
  const asked = askedConcepts(withTomorrow(said, sources), saidBefore);
  if ([...asked.keys()].every((concept) => generic.has(concept)) && saidBefore === '' && asked.size > 0) {
    if (mayStandAlone(asked)) return answerFrom(sources, asked, said);
    return undefined;
  }
  return answerFrom(sources, asked, said, saidBefore === '' ? sources : thoseNaming(said, sources));
}

/** What is asked for by name is not answered with what was asked before: only the sources that name it, if any does. */
function thoseNaming(said: string, sources: readonly RuleSource[]): readonly RuleSource[] {
  const named = conceptsOf(said).filter((concept) => !generic.has(concept) && !when.has(concept));
  const naming = sources.filter(({ heading, text }) => {
    const held = new Set(conceptsOf(`${heading} ${text}`));
    return named.some((concept) => held.has(concept));
  });
  return naming.length === 0 ? sources : naming;
}

/** The opening hours are asked for without naming a thing; a price is not. */
const mayStandAlone = (asked: ReadonlyMap<string, number>): boolean => asked.has('hours');

function answerFrom(
  sources: readonly RuleSource[],
  asked: ReadonlyMap<string, number>,
  said: string,
  eligible: readonly RuleSource[] = sources,
): RuleAnswer | undefined {
  if (asked.size === 0) return undefined;
  const weights = rarity(sources, asked);
  // Of the new thing that a follow-up names something has to be there, not only of the old one.
  const own = conceptsOf(said).filter((concept) => !generic.has(concept));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let best: { readonly source: RuleSource; readonly score: number } | undefined;
  for (const source of eligible) {
    const concepts = heldBy(source, weights);
    const held = sumOf(concepts, weights) / total;
    const holdsOwn = own.length === 0 || own.some((concept) => concepts.has(concept));
    if (held < enough || (asked.size > own.length && pointsBack(said) && !holdsOwn)) continue;
    const score = held + headingBonus * headingShare(source, asked);
    if (best === undefined || score > best.score) best = { source, score };
  }
  if (best === undefined || namesAnother(said, best.source)) return undefined;
  const [firstSentence, next = ''] = ruleSentences(best.source, asked);
  if (firstSentence === undefined) return undefined;
  return { sourceIds: [best.source.id], firstSentence, rest: next.length <= longestRest ? next : '' };
}

/**
 * Whether a thing is asked for that is only like the one in this table row: "gold crown" for "Crown", "iPhone 12
 * screen" for "iPhone 14 screen". What stands before a word of the row's name, or has a digit, has to be there, too.
 */
function namesAnother(said: string, { heading, text }: RuleSource): boolean {
  const subject = rowSubject(text);
  if (subject === undefined) return false;
  const name = new Set(conceptsOf(subject));
  const held = new Set(conceptsOf(`${heading} ${text}`));
  const asked = conceptsOf(said);
  return asked.some(
    (concept, index) =>
      !held.has(concept) &&
      !generic.has(concept) &&
      concept !== 'new' &&
      (/^\d/.test(concept) || name.has(asked[index + 1] ?? '')),
  );
}

/** Whether all that is said is a day, a time, and whether it is open then: what the product has worked out by itself. */
function asksOnlyWhen(said: string): boolean {
  return conceptsOf(said).every((concept) => when.has(concept) || /^\d/.test(concept));
}

const when: ReadonlySet<string> = new Set(
  conceptsOf(
    'open today tomorrow now noon midnight morning afternoon evening night next half quarter past until after before ' +
      'two three four five six seven eight nine ten eleven twelve thirty fifteen oclock christmas eve new year thanksgiving ' +
      'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays ' +
      'sundays january february march april may june july august september october november december',
  ),
);

/** The day that "tomorrow" is, where a source tells it. */
function withTomorrow(said: string, sources: readonly RuleSource[]): string {
  const told = sources.map(({ text }) => /\bTomorrow is (\p{L}+)/u.exec(text)?.[1]);
  const day = told.find((name) => name !== undefined);
  return day === undefined ? said : said.replace(/\btomorrow\b/gi, day);
}

/** How much of what is asked stands in the heading (or the question that the text begins with), and little else. */
function headingShare({ heading, text }: RuleSource, asked: ReadonlyMap<string, number>): number {
  const title = /^[^.!?]+\?/.exec(text)?.[0] ?? rowSubject(text) ?? heading;
  const concepts = new Set(conceptsOf(title));
  const shared = [...concepts].filter((concept) => asked.has(concept));
  const wanted = [...asked.values()].reduce((sum, weight) => sum + weight, 0);
  const held = shared.reduce((sum, concept) => sum + (asked.get(concept) ?? 0), 0);
  return (shared.length / Math.max(1, concepts.size)) * (held / wanted);
}

/** What is asked for, with how much it counts; the turn before only where this one is short. */
function askedConcepts(said: string, saidBefore: string): Map<string, number> {
  const asked = new Map(conceptsOf(said).map((concept) => [concept, 1]));
  if (asked.size <= 1 || (pointsBack(said) && asked.size <= 3)) {
    for (const concept of conceptsOf(saidBefore)) {
      if (!asked.has(concept)) asked.set(concept, beforeWeight);
    }
  }
  return asked;
}

/** Each concept asked for with its weight: rare ones tell more, those that no source holds count in full. */
function rarity(sources: readonly RuleSource[], asked: ReadonlyMap<string, number>): Map<string, number> {
  const held = sources.map(({ heading, text }) => new Set(conceptsOf(`${heading} ${text}`)));
  return new Map(
    Array.from(asked, ([concept, weight]) => {
      const share = held.filter((concepts) => concepts.has(concept)).length / Math.max(1, sources.length);
      return [concept, weight * (share === 0 ? 1.5 : 1.2 - share * 0.9)];
    }),
  );
}

function heldBy({ heading, text }: RuleSource, weights: ReadonlyMap<string, number>): Map<string, number> {
  const inText = new Set(conceptsOf(text));
  const inHeading = new Set(conceptsOf(heading));
  const held = new Map<string, number>();
  for (const concept of weights.keys()) {
    if (inText.has(concept)) held.set(concept, 1);
    else if (inHeading.has(concept)) held.set(concept, headingWeight);
  }
  return held;
}

function sumOf(held: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [concept, weight] of weights) sum += (held.get(concept) ?? 0) * weight;
  return sum;
}
