/** An utterance as the rules of code read it: lower case, straight apostrophes, no punctuation, single spaces. */
export function plainUtterance(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}'* ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
