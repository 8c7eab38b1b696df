/**
 * An EventBridge pattern: for each field the values it may have, nested as the event is.
 * Of the content filters only `prefix`, `exists`, and `anything-but` are known; others are refused by name.
 */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly PatternValue[];
}

export type PatternValue =
  | string
  | number
  | boolean
  | null
  | { readonly prefix: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': string | number | readonly (string | number)[] };

/** Whether an event fits: every field of the pattern must; an array in the event fits when one of its values does. */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const value = typeof event === 'object' && event !== null ? Reflect.get(event, field) : undefined;
    if (!isValues(wanted)) return matchesPattern(wanted, value);
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return wanted.some((one) => values.some((each) => matchesValue(one, each)));
  });
}

/** Throws a TypeError that names what is wrong with a pattern, and where. */
export function checkPattern(pattern: EventPattern, path = '$'): void {
  if (Object.keys(pattern).length === 0) throw new TypeError(`Event pattern at ${path} is empty.`);
  for (const [field, wanted] of Object.entries(pattern)) {
    const here = `${path}.${field}`;
    if (isValues(wanted)) checkValues(wanted, here);
    else if (typeof wanted === 'object' && wanted !== null) checkPattern(wanted, here);
    else throw new TypeError(`Event pattern at ${here} must be a list of values or an object.`);
  }
}

function checkValues(values: readonly PatternValue[], path: string): void {
  if (values.length === 0) throw new TypeError(`Event pattern at ${path} is an empty list.`);
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    const unknown = Object.keys(value).find((name) => !['prefix', 'exists', 'anything-but'].includes(name));
    if (unknown)
      throw new TypeError(`Event pattern at ${path} uses "${unknown}", which the stand-in does not know.`);
  }
}

function matchesValue(wanted: PatternValue, value: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === value;
  if ('exists' in wanted) return wanted.exists === (value !== undefined);
  if ('prefix' in wanted) return typeof value === 'string' && value.startsWith(wanted.prefix);
  return value !== undefined && ![wanted['anything-but']].flat().some((one) => one === value);
}

function isValues(wanted: EventPattern | readonly PatternValue[]): wanted is readonly PatternValue[] {
  return Array.isArray(wanted);
}
