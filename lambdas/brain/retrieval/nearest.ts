import type { KnowledgeVector } from '../../knowledge/knowledge-vector.ts';
import { brainOptions } from '../brain-options.ts';
import type { Passage } from '../decision.ts';

/** The passages nearest to `wanted` by cosine, best first, none below the relevance floor. All vectors have length 1. */
export function nearest(vectors: readonly KnowledgeVector[], wanted: readonly number[]): Passage[] {
  const query = new Float32Array(wanted);
  const scored: { readonly vector: KnowledgeVector; readonly score: number }[] = [];
  for (const vector of vectors) {
    const score = dot(vector.embedding, query);
    if (score >= brainOptions.relevanceFloor) scored.push({ vector, score });
  }
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, brainOptions.passages)
    .map(({ vector: { chunkId, headings, text }, score }) => ({
      id: chunkId,
      headings,
      text,
      score: Math.min(score, 1),
    }));
}

/** Four sums side by side: each addition waits for the one before it, so that they take a third of the time of one. */
function dot(a: Float32Array, b: Float32Array): number {
  const whole = a.length & ~3;
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (let index = 0; index < whole; index += 4) {
    one += (a[index] as number) * (b[index] as number);
    two += (a[index + 1] as number) * (b[index + 1] as number);
    three += (a[index + 2] as number) * (b[index + 2] as number);
    four += (a[index + 3] as number) * (b[index + 3] as number);
  }
  for (let index = whole; index < a.length; index += 1) one += (a[index] as number) * (b[index] as number);
  return one + two + three + four;
}
