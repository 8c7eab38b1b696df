import { readFileSync } from 'node:fs';
import type { Passage } from '../../lambdas/brain/decision.ts';
import { factPassages } from '../../lambdas/brain/facts.ts';
import { readGrounds } from '../../lambdas/brain/grounding/grounds.ts';
import { judge } from '../../lambdas/brain/grounding/unsupported-claims.ts';
import { parseKnowledge } from '../../lambdas/knowledge/parse-knowledge.ts';

export interface GroundingFigures {
  /** Microseconds from a complete sentence to its verdict, passages never seen before included. */
  readonly usPerSentence: number;
}

const replies = 2_000;
const sentences = ['Yes, a flat tire repair is $25.', 'It takes about twenty minutes, and parts are extra.'];

/** Replies of two sentences, each over six passages of the sample business that no rule has read before. */
export async function groundingBench(): Promise<GroundingFigures> {
  const file = readFileSync(new URL('../../knowledge/business.md', import.meta.url), 'utf8');
  const { profile, chunks } = parseKnowledge(file, 'knowledge/business.md');
  const facts = factPassages(profile, Date.parse('2026-11-20T10:15:00-08:00'));
  let fromMs = performance.now();
  for (let reply = -replies / 4; reply < replies; reply += 1) {
    if (reply === 0) fromMs = performance.now();
    const passages = passagesOf(chunks, reply + replies);
    const grounds = readGrounds({
      cited: passages.slice(0, 1),
      given: [...passages, ...facts],
      facts,
      said: 'Do you fix flat tires, and how long does that take?',
      businessName: profile.sayName,
    });
    for (const sentence of sentences) judge(sentence, grounds);
  }
  return { usPerSentence: ((performance.now() - fromMs) * 1_000) / (replies * sentences.length) };
}

function passagesOf(chunks: ReturnType<typeof parseKnowledge>['chunks'], from: number): Passage[] {
  return Array.from({ length: 6 }, (_, index) => {
    const chunk = chunks[(from * 7 + index) % chunks.length];
    if (chunk === undefined) throw new Error('The sample business has no text.');
    // A list of its own, by which what has been read is known again.
    return { id: chunk.id, headings: [...chunk.headings], text: chunk.text, score: 0.6 };
  });
}
