/**
 * A claim found in a text in its normal form. In a sentence it is supported when the passages give one of its
 * `keys`; in a passage it gives its `keys` and what it `gives` besides.
 */
export interface Claim {
  /** As it stands in the text. */
  readonly said: string;
  readonly keys: readonly string[];
  /** Looser forms that a sentence may use of it: of "$35" the bare number. */
  readonly gives?: readonly string[];
}

export interface Found {
  readonly claims: readonly Claim[];
  /** The text with the claims cut out, so that no other kind reads them again. */
  readonly rest: string;
}

/** Finds the claims of one kind. */
export type FindClaims = (text: string) => Found;

/** Claims from the matches of an expression; a match for which `read` gives none stays in the text. */
export function findMatches(
  text: string,
  expression: RegExp,
  read: (groups: Readonly<Partial<Record<string, string>>>, said: string) => readonly Claim[] | undefined,
): Found {
  if (text.search(expression) < 0) return { claims: [], rest: text };
  const claims: Claim[] = [];
  const rest = text.replace(expression, (...found: readonly unknown[]) => {
    const said = String(found[0]);
    const last = found.at(-1);
    const groups = typeof last === 'object' && last !== null ? (last as Partial<Record<string, string>>) : {};
    const read1 = read(groups, said.trim());
    if (read1 === undefined) return said;
    claims.push(...read1);
    return ' | ';
  });
  return { claims, rest };
}

/** Every match of an expression; of most there is none, and to search first takes a quarter of the time. */
export function matchesOf(text: string, expression: RegExp): readonly RegExpExecArray[] {
  return text.search(expression) < 0 ? [] : [...text.matchAll(expression)];
}

/** Several finders of claims that all have a digit, one after the other: a text without one is not searched. */
export function findInDigits(...finders: readonly FindClaims[]): FindClaims {
  const find = findInTurn(...finders);
  return (text) => (/\d/.test(text) ? find(text) : { claims: [], rest: text });
}

/** Several finders one after the other, each on what those before it left. */
export function findInTurn(...finders: readonly FindClaims[]): FindClaims {
  return (text) => {
    const claims: Claim[] = [];
    let rest = text;
    for (const find of finders) {
      const found = find(rest);
      claims.push(...found.claims);
      rest = found.rest;
    }
    return { claims, rest };
  };
}
