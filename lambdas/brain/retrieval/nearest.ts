import type { KnowledgeVector } from '../../knowledge/knowledge-vector.ts';
import { brainOptions } from '../brain-options.ts';
import type { Passage } from '../decision.ts';

/** The passages nearest to `wanted` by cosine, best first, none below the relevance floor. All vectors have length 1. */
export function nearest(vectors: readonly KnowledgeVector[], wanted: readonly number[]): Passage[] {
  const query = Float32Array.from(wanted);
  const scored = vectors.map((vector) => ({ vector, score: dot(vector.embedding, query) }));
  return scored
    .filter(({ score }) => score >= brainOptions.relevanceFloor)
    .sort((a, b) => b.score - a.score)
    .slice(0, brainOptions.passages)
    .map(({ vector: { chunkId, headings, text }, score }) => ({
      id: chunkId,
      headings,
      text,
      score: Math.min(score, 1),
    }));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
