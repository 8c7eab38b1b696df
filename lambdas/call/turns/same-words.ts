/** The words alone: case, punctuation and spacing do not make another question of a draft. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'$%]+/gu, ' ')
    .trim();
}

export const sameWords = (a: string, b: string): boolean => plainWords(a) === plainWords(b);
