import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { interpolate } from './json-path.ts';

/** Parameters with every reference in them filled, at any depth. */
export function fillParameters(value: unknown, data: unknown): unknown {
  if (typeof value === 'string') return interpolate(value, data);
  if (Array.isArray(value)) return value.map((entry) => fillParameters(entry, data));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fillParameters(entry, data)]));
}
