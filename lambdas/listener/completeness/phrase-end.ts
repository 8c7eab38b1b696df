/** What was said, as plain words. */
export type Words = readonly string[];

/** Whether the words end in one of the phrases. */
export function endsIn(words: Words, phrases: readonly string[]): boolean {
  const text = ` ${words.join(' ')}`;
  return phrases.some((phrase) => text.endsWith(` ${phrase}`));
}
