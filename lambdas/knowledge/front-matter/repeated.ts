/** A name or number that stands in a list a second time, and where the first one stands. */
export interface Repeated {
  readonly text: string;
  readonly path: readonly PropertyKey[];
  /** The path of the first. */
  readonly first: readonly PropertyKey[];
}

/**
 * Every entry that says the same as an earlier one of another owner, letter case and dashes aside. One owner may write
 * a name in several ways.
 */
export function repeated(
  entries: readonly {
    readonly text: string;
    readonly path: readonly PropertyKey[];
    readonly owner: number;
  }[],
): readonly Repeated[] {
  const seen = new Map<string, (typeof entries)[number]>();
  return entries.flatMap((entry) => {
    const key = entry.text
      .toLowerCase()
      .replace(/[\s-]+/g, ' ')
      .trim();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, entry);
    if (first === undefined || first.owner === entry.owner) return [];
    return [{ text: entry.text, path: entry.path, first: first.path }];
  });
}
