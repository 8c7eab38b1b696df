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
