import { isRecord } from '../is-record.ts';
import { finding, place, type Rule } from '../rule.ts';

/**
 * Every scalar under Parameters is a string. What a module or a view is given keeps the JSON types that
 * its own schema asks for.
 */
export const stringsOnly: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) =>
    Object.entries(action.Parameters)
      .filter(([name]) => !OWN_SCHEMA.has(name))
      .flatMap(([name, value]) => scalars(value, `Parameters.${name}`))
      .filter(({ value }) => typeof value !== 'string')
      .map(({ value, path }) =>
        finding(
          place(action, path),
          `The value is ${value === null ? 'null' : `a ${typeof value}`}; Connect reads strings only.`,
          value === null ? 'Leave the parameter out.' : `Write ${JSON.stringify(asText(value))}.`,
        ),
      ),
  );

const OWN_SCHEMA = new Set(['Input', 'ResultData', 'ViewData']);

/** Connect writes its booleans with a capital. */
function asText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

export interface Scalar {
  readonly value: unknown;
  readonly path: string;
}

/** Every value that is neither object nor list, with its path. */
export function scalars(value: unknown, path: string): readonly Scalar[] {
  if (Array.isArray(value)) return value.flatMap((entry, n) => scalars(entry, `${path}[${n}]`));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, entry]) => scalars(entry, `${path}.${key}`));
  return [{ value, path }];
}
