/** About as many tokens as a text has: four characters each. */
export function tokenCount(text: string): number {
  return Math.ceil(text.length / 4);
}
