/** What a scrap of sound is heard as when nothing of its word can be made out. */
const SCRAP = 'uh';

/**
 * What is made out of a word of which the beginning or the end is missing: the letters that arrived but for the one
 * next to the cut, so that it never is the word that was said, even when the lost sound held no letter of its own.
 */
export function misheard(
  letters: string,
  missing: { readonly beginning: boolean; readonly end: boolean },
): string {
  let rest = letters;
  if (missing.beginning) rest = rest.replace(/^[^\p{L}\p{N}]*[\p{L}\p{N}]?\p{M}*/u, '');
  if (missing.end) rest = rest.replace(/[\p{L}\p{N}]?[^\p{L}\p{N}]*$/u, '');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : SCRAP;
}
