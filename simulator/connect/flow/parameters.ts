import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Execution } from './execution.ts';
import { resolve } from './json-path.ts';
import { ActionError } from './outcome.ts';

/** A parameter's text with its reference filled; `undefined` where it is left out or points to nothing. Throws for an empty one. */
export function optional(action: FlowAction, name: string, execution: Execution): string | undefined {
  return textOf(action.Parameters[name], name, execution);
}

/** The same for a value that stands deeper in the parameters. */
export function textOf(value: unknown, name: string, execution: Execution): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new ActionError(`${name} must be a string.`);
  const text = resolve(value, execution.data());
  if (text === '') throw new ActionError(`${name} is an empty string.`);
  return text ?? undefined;
}

/** The same for a parameter that the action cannot do without. */
export function required(action: FlowAction, name: string, execution: Execution): string {
  const text = optional(action, name, execution);
  if (text === undefined) throw new ActionError(`${name} is missing, or points to nothing.`);
  return text;
}

/** A whole number within bounds. */
export function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ActionError(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
}

/** A map of strings with their references filled; `null` where one points to nothing. */
export function textMap(
  value: unknown,
  name: string,
  execution: Execution,
): ReadonlyMap<string, string | null> {
  if (!isRecord(value)) throw new ActionError(`${name} must be an object of strings.`);
  const data = execution.data();
  return new Map(
    Object.entries(value).map(([key, entry]) => {
      if (typeof entry !== 'string') throw new ActionError(`${name}.${key} must be a string.`);
      return [key, resolve(entry, data)];
    }),
  );
}
