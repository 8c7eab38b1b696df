/**
 * The words that a voice says of a text, each with its own punctuation, as a transcript would write them:
 * no quotation marks, brackets or mark-up, and nothing that has no sound.
 */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/["“”„«»()[\]{}<>*_`~|\\]/g, ' ')
    .replace(/(?<=\p{N})–(?=\p{N})/gu, '-')
    .replace(/\s*[—–]\s*|\s+-+\s+|\s*\.{2,}|\s*…/g, ', ')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}&%$#@+']+/u, ''))
    .filter((word) => /[\p{L}\p{N}&%]/u.test(word));
}
