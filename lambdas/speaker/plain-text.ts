/** Takes away everything that is for the eye: markdown, HTML tags, links' addresses where a text stands, emoji. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(PICTURES, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n\s*/g, '\n')
    .replace(/^ ?(```|~~~).*$/gm, '')
    .replace(/!?\[([^\]\n]*)\]\(([^)\n]*)\)/g, (_, words: string, address: string) => words.trim() || address)
    .replace(/<(https?:\/\/[^>\s]+|[^>\s]+@[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>\n]*>/gi, ' ')
    .replace(/^[ |:=*_~-]+$/gm, '')
    .replace(/^ ?(#{1,6}|>+|[-*+•‣◦–]|\d{1,2}[.)](?= \D)) /gm, '')
    .replace(/(\d)\s?\*\s?(?=\d)/g, '$1 times ')
    .replace(/[`*]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/ ?\| ?/g, ', ')
    .replace(/[‘’‛´]/g, "'")
    .replace(/[“”„«»]/g, '"');
}

/** Joins lines to one: a line that ends without a mark was an item of a list or a heading. */
export function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter((line) => line !== '')
    .map((line, index, lines) =>
      index < lines.length - 1 && !/[.!?:;,…]["')]*$/.test(line) ? `${line}.` : line,
    )
    .join(' ');
}

/** Zero-width, direction and soft-hyphen characters, variation selectors, the mark of a key cap. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\p{Me}/gu;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
