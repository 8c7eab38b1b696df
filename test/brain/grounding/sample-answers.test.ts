import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../lambdas/brain/decision.ts';
import { factPassages } from '../../../lambdas/brain/facts.ts';
import { unsupportedClaims } from '../../../lambdas/brain/grounding/unsupported-claims.ts';
import { nearest } from '../../../lambdas/brain/retrieval/nearest.ts';
import { parseKnowledge } from '../../../lambdas/knowledge/parse-knowledge.ts';
import { splitSentences } from '../../../lambdas/speaker/split-sentences.ts';
import { embed } from '../../../simulator/services/bedrock/lexical-embedding.ts';
import { falseAnswers, type SampleAnswer, trueAnswers } from './sample-answers.ts';

const file = readFileSync(new URL('../../../knowledge/business.md', import.meta.url), 'utf8');
const { profile, chunks } = parseKnowledge(file, 'knowledge/business.md');
const vectors = chunks.map(({ id, headings, text }) => ({
  chunkId: id,
  headings,
  text,
  embedding: Float32Array.from(embed(`${headings.join(' > ')}\n${text}`, 256)),
}));
const facts = factPassages(profile, Date.parse('2026-11-20T10:15:00-08:00'));

function judged([said, cites, answer]: SampleAnswer): string[] {
  const [spoken = '', more] = answer.split('|');
  const cited = [...cites.split('|'), ...(more === undefined ? [] : [more])].map(passageOf);
  const given = [...nearest(vectors, embed(said, 256)), ...facts];
  return splitSentences(spoken).flatMap((sentence) =>
    unsupportedClaims(sentence, { cited, facts, given, said, businessName: profile.sayName }),
  );
}

function passageOf(end: string): Passage {
  const chunk =
    chunks.find(({ id }) => id === end || id.endsWith(`/${end}`)) ??
    chunks.find(({ id }) => id.includes(`/${end}`));
  const fact = facts.find(({ id }) => id === end);
  if (fact !== undefined) return fact;
  if (chunk === undefined) throw new Error(`The sample business has no passage ${end}.`);
  return { id: chunk.id, headings: chunk.headings, text: chunk.text, score: 0.8 };
}

describe('answers of the sample business', () => {
  it.each(trueAnswers)('lets through: %s [%s] %s', (...answer) => {
    expect(judged(answer)).toEqual([]);
  });

  it.each(falseAnswers)('refuses: %s [%s] %s', (...answer) => {
    expect(judged(answer)).not.toEqual([]);
  });
});
