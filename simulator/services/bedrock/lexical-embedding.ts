import { conceptOf, conceptsOf, wordsOf } from './lexical-words.ts';

/**
 * The stand-in's embedding: words in common, no meaning. Concepts count most, then all words a little, then runs of
 * three letters, so that "tune ups" and "tune-up" are near. Deterministic, of length 1.
 */
export function embed(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (feature: string, weight: number) => {
    const hash = hashOf(feature);
    const index = hash % dimensions;
    vector[index] = (vector[index] ?? 0) + ((hash >>> 31) & 1 ? -weight : weight);
  };
  const counts = new Map<string, number>();
  for (const concept of conceptsOf(text)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  for (const [concept, count] of counts) add(`concept:${concept}`, (1 + Math.log(count)) * weightOf(concept));
  for (const word of new Set(wordsOf(text))) {
    add(`word:${conceptOf(word)}`, 0.08);
    if (!counts.has(conceptOf(word))) continue;
    const letters = `_${word}_`;
    for (let at = 0; at + 3 <= letters.length; at++) add(`letters:${letters.slice(at, at + 3)}`, 0.12);
  }
  const length = Math.hypot(...vector);
  // A text without a single word still has a direction, as Titan's answer has.
  if (length === 0) return vector.map((_, index) => (index === 0 ? 1 : 0));
  return vector.map((value) => value / length);
}

/** Words that stand in half of the texts tell little. */
function weightOf(concept: string): number {
  return common.has(concept) ? 0.5 : 1;
}

const common = new Set(['bike', 'price', 'duration', 'repair', 'day', 'hours', 'work']);

/** FNV-1a with a final mix, 32 bits, unsigned. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
