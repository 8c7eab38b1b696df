const titles = new Set('mr mrs ms miss mx dr prof sir madam mister doctor jr sr ii iii'.split(' '));

/**
 * Whether the name that a caller gives is the one on a record. It may be written otherwise ("Jon Smythe" for "John
 * Smith", "SMITH/JANE" for "Jane Smith"), have titles, and leave out other names than the last. It must not be
 * another name: "June" is not "Jane", and a first name alone is none.
 */
export function isSameName(given: string, held: string): boolean {
  const { last, others } = namesOf(held);
  if (last === undefined) return false;
  const said = wordsOf(given.replace(/[,/]/g, ' ')).map(soundOf);
  const lastAt = said.lastIndexOf(soundOf(last));
  if (lastAt < 0) return false;
  const left = others.map(soundOf);
  return said.toSpliced(lastAt, 1).every((name) => {
    const at = left.findIndex((other) => other === name || (name.length === 1 && other.startsWith(name)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** "Smith, Jane" and "SMITH/JANE" begin with the last name. */
function namesOf(held: string): { readonly last: string | undefined; readonly others: readonly string[] } {
  const [family = '', first] = held.split(/[,/]/, 2);
  if (first !== undefined) {
    const last = wordsOf(family);
    return { last: last.at(-1), others: [...last.slice(0, -1), ...wordsOf(first)] };
  }
  const words = wordsOf(held);
  return { last: words.at(-1), others: words.slice(0, -1) };
}

/** In small letters without accents; "O'Brien" and "Anne-Marie" are one word each. */
function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/(?<=\p{L})['’-](?=\p{L})/gu, '');
  return (plain.match(/\p{L}+/gu) ?? []).filter((word) => !titles.has(word));
}

/** Spellings that sound the same in English, in order. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(?:mac|mc)(?=.)/, 'mk'],
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/ph|v/g, 'f'],
  [/sch|sh/g, 'sx'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c|qu?/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/th/g, 't'],
  [/gh(?=$|t)/g, ''],
  [/(?<=.)h/g, ''],
  [/ey$|ie$|y$|ee$/, 'i'],
  [/y/g, 'i'],
  [/(?<=..)e$/, ''],
  [/ea|ee|ei|ie/g, 'i'],
  [/ae|ai/g, 'a'],
  [/oe|ou/g, 'o'],
  [/(.)\1+/g, '$1'],
];

function soundOf(word: string): string {
  return spellings.reduce((sound, [spelling, as]) => sound.replace(spelling, as), word);
}
