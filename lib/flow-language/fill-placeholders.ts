const PLACEHOLDER = /\$\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Names of the `${Placeholders}` of a template, each once, in order of appearance. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/**
 * Fills the `${Placeholders}` of a contact flow. Every placeholder stands inside a JSON string, so values
 * are escaped for one; a CDK token passes through untouched. Values are not searched for placeholders again.
 * Throws with every placeholder that has no value and every value that has no placeholder.
 */
export function fillPlaceholders(template: string, values: Readonly<Record<string, string>>): string {
  const names = placeholdersOf(template);
  const missing = names.filter((name) => !Object.hasOwn(values, name));
  const unused = Object.keys(values).filter((name) => !names.includes(name));
  if (missing.length > 0 || unused.length > 0) throw new PlaceholderMismatch(missing, unused);
  return template.replaceAll(PLACEHOLDER, (_, name: string) =>
    JSON.stringify(values[name] ?? '').slice(1, -1),
  );
}

export class PlaceholderMismatch extends Error {
  readonly missing: readonly string[];
  readonly unused: readonly string[];

  constructor(missing: readonly string[], unused: readonly string[]) {
    const parts = [
      missing.length > 0 ? `no value for ${missing.map((name) => `\${${name}}`).join(', ')}` : '',
      unused.length > 0 ? `no placeholder for ${unused.join(', ')}` : '',
    ].filter((part) => part !== '');
    super(`The flow's placeholders and the values given do not match: ${parts.join('; ')}.`);
    this.name = 'PlaceholderMismatch';
    this.missing = missing;
    this.unused = unused;
  }
}
