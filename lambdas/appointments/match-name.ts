/**
 * Whether a name given is the one in the book, as far as hearing allows: the family name must be among what was given,
 * each word of it must be one of the stored, and one letter may differ in words of four and more.
 */
export function isSameName(given: string, stored: string): boolean {
  const said = wordsOf(given);
  const kept = wordsOf(stored);
  const family = kept.at(-1);
  if (said.length === 0 || family === undefined) return false;
  return (
    said.some((word) => isAlike(word, family)) && said.every((word) => kept.some((one) => isAlike(word, one)))
  );
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).filter((word) => !titles.has(word));
}

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'doctor']);

function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  return (
    rest(one, 1) === rest(other, 1) || rest(one, 0) === rest(other, 1) || rest(one, 1) === rest(other, 0)
  );
}

/** A name as it is kept: "jane smith" and "J A N E" as people write them. */
export function writtenName(name: string): string {
  const joined = name.replace(/\b(?:\p{L}[ ,.-]+){2,}\p{L}\b/gu, (letters) =>
    letters.replace(/[ ,.-]+/g, ''),
  );
  return joined
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/\p{L}+/gu, (word) =>
      word === word.toLowerCase() || (word === word.toUpperCase() && word.length > 2)
        ? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
        : word,
    );
}
