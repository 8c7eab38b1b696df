import { conceptsOf } from './lexical-words.ts';
import type { RuleSource } from './rule-prompt.ts';
import { ruleSentences } from './rule-sentences.ts';

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
/** The longest second sentence worth saying. */
const longestRest = 90;

/**
 * Answers from the source that shares most words with the question, and from a second one when it holds what the
 * first lacks. `undefined` when no source holds enough.
 */
export function ruleAnswer(
  sources: readonly RuleSource[],
  said: string,
  saidBefore: string,
): RuleAnswer | undefined {
  const asked = askedConcepts(withTomorrow(said, sources), saidBefore);
  if (asked.size === 0) return undefined;
  const weights = rarity(sources, asked);
  const total = sumOfWeights(weights);
  const scored = sources
    .map((source) => ({ source, held: heldBy(source, weights) }))
    .map((entry) => ({
      ...entry,
      score: sumOf(entry.held, weights) / total + headingBonus * headingShare(entry.source, asked),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (best === undefined || best.score < enough) return undefined;

  const [firstSentence, next] = ruleSentences(best.source, asked);
  if (firstSentence === undefined) return undefined;
  const missing = new Map([...weights].filter(([concept]) => !best.held.has(concept)));
  const second = scored.slice(1).find(({ held }) => sumOf(held, missing) >= enough * sumOfWeights(missing));
  if (second !== undefined && missing.size > 0 && / and |, |\?.*\?/.test(said)) {
    const [other] = ruleSentences(second.source, new Set(missing.keys()));
    if (other !== undefined)
      return { sourceIds: [best.source.id, second.source.id], firstSentence, rest: other };
  }
  const rest = next !== undefined && next.length <= longestRest ? next : '';
  return { sourceIds: [best.source.id], firstSentence, rest };
}

/** The day that "tomorrow" is, where a source tells it. */
function withTomorrow(said: string, sources: readonly RuleSource[]): string {
  const told = sources.map(({ text }) => /\bTomorrow is (\p{L}+)/u.exec(text)?.[1]);
  const day = told.find((name) => name !== undefined);
  return day === undefined ? said : said.replace(/\btomorrow\b/gi, day);
}

function headingShare({ heading }: RuleSource, asked: ReadonlyMap<string, number>): number {
  const concepts = new Set(conceptsOf(heading));
  return [...concepts].filter((concept) => asked.has(concept)).length / Math.max(1, concepts.size);
}

/** What is asked for, with how much it counts; the turn before only where this one is short. */
function askedConcepts(said: string, saidBefore: string): Map<string, number> {
  const asked = new Map(conceptsOf(said).map((concept) => [concept, 1]));
  const pointsBack = /^(?:and|what about|how about|or)\b|\b(?:it|that|those|them)\b/i.test(said.trim());
  if (asked.size <= 1 || (pointsBack && asked.size <= 3)) {
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

function sumOfWeights(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}
