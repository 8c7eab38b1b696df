const STEP = String.raw`(?:\.[A-Za-z0-9_-]+|\['[^'\]]+'\]|\["[^"\]]+"\]|\[\d+\])`;
const WHOLE = new RegExp(String.raw`^\$${STEP}+$`);
const WITHIN = new RegExp(String.raw`\$${STEP}+`, 'g');
const STEPS = /\.([A-Za-z0-9_-]+)|\['([^'\]]+)'\]|\["([^"\]]+)"\]|\[(\d+)\]/g;

/** Whether the value as a whole is a reference such as `$.Attributes.name` or `$['Attributes']['name']`. */
export function isReference(value: string): boolean {
  return WHOLE.test(value);
}

/** The references that stand anywhere in the value. */
export function referencesIn(value: string): readonly string[] {
  return value.match(WITHIN) ?? [];
}

/** What a reference points to; `undefined` when any step of it is missing or null. */
export function lookUp(reference: string, data: unknown): unknown {
  let found = data;
  for (const [, ...names] of reference.matchAll(STEPS)) {
    const name = names.find((part) => part !== undefined);
    if (name === undefined || typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = Reflect.get(found, name);
  }
  return found ?? undefined;
}

/** The text of a scalar that a reference points to; `null` for anything else. */
export function readReference(reference: string, data: unknown): string | null {
  const found = lookUp(reference, data);
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
}

/** A static value as it is, a reference by what it points to, `null` where that is missing. */
export function resolve(value: string, data: unknown): string | null {
  return isReference(value) ? readReference(value, data) : value;
}

/** Text with every reference in it filled; one that is missing leaves nothing, and alone makes `null`. */
export function interpolate(value: string, data: unknown): string | null {
  if (isReference(value)) return readReference(value, data);
  return value.replace(WITHIN, (reference) => readReference(reference, data) ?? '');
}
