import { createHash } from 'node:crypto';

/** Words that do not make another question of one. */
const empty = new Set(
  (
    'a an the this that these those it its we our us you your i me my is are was were be am do does did have has had ' +
    'can could will would may might should and or but so of to in on at for from with about any some please hi hello ' +
    'hey um uh oh ok okay well just also then there here what whats how thanks thank tell know if want need like get'
  ).split(' '),
);

/**
 * What tells one question from another: its words without those that say nothing, in whatever order, as a digest (keys
 * of items stand in logs of the account, and hold no words of callers).
 */
export function gapKey(question: string): string {
  const words = question
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}$%]+/gu);
  const content = (words ?? []).filter((word) => !empty.has(word)).map(stem);
  const told = content.length > 0 ? [...new Set(content)].sort() : (words ?? []);
  return createHash('sha256').update(told.join(' ')).digest('hex').slice(0, 32);
}

const stem = (word: string): string => (word.length > 3 ? word.replace(/(?<=[^su])s$/, '') : word);
