import { invalid } from './invalid.ts';
import { isPrimitive, isRecord, type Metadata, type Primitive } from './metadata.ts';

/** Whether a vector with this metadata is let through. */
export type MetadataFilter = (metadata: Metadata) => boolean;

type Condition = (value: Metadata[string] | undefined) => boolean;

/**
 * A filter document of QueryVectors: `{"version": "v1"}`, `{"price": {"$gte": 5, "$lt": 9}}`, `$and`, `$or`.
 * Throws `AwsError` ValidationException. Operators by the S3 user guide, "Metadata filtering"; a list matches
 * `$eq` and `$in` when any of its elements does.
 */
export function metadataFilter(document: unknown, nonFilterable: ReadonlySet<string>): MetadataFilter {
  if (!isRecord(document) || Object.keys(document).length === 0)
    throw wrong('it must be an object with members');
  const parts = Object.entries(document).map(([name, value]): MetadataFilter => {
    if (name === '$and' || name === '$or') {
      if (!Array.isArray(value) || value.length === 0)
        throw wrong(`${name} takes a list of filters, not empty`);
      const inner = value.map((one: unknown) => metadataFilter(one, nonFilterable));
      return name === '$and'
        ? (metadata) => inner.every((filter) => filter(metadata))
        : (metadata) => inner.some((filter) => filter(metadata));
    }
    if (name.startsWith('$')) throw wrong(`there is no operator ${name}`);
    if (nonFilterable.has(name)) throw wrong(`the metadata key ${name} is not filterable`);
    const conditions = conditionsOf(name, value);
    return (metadata) => {
      const value = Object.hasOwn(metadata, name) ? metadata[name] : undefined;
      return conditions.every((condition) => condition(value));
    };
  });
  return (metadata) => parts.every((part) => part(metadata));
}

function conditionsOf(name: string, value: unknown): readonly Condition[] {
  if (isPrimitive(value)) return [equals(value)];
  if (!isRecord(value) || Object.keys(value).length === 0) {
    throw wrong(`${name} takes a string, a number, a boolean, or operators`);
  }
  return Object.entries(value).map(([operator, operand]) => conditionOf(name, operator, operand));
}

function conditionOf(name: string, operator: string, operand: unknown): Condition {
  switch (operator) {
    case '$eq':
      return equals(primitive(name, operator, operand));
    case '$ne':
      return not(equals(primitive(name, operator, operand)));
    case '$in':
      return oneOf(primitives(name, operator, operand));
    case '$nin':
      return not(oneOf(primitives(name, operator, operand)));
    case '$gt':
      return compared(name, operator, operand, (value, limit) => value > limit);
    case '$gte':
      return compared(name, operator, operand, (value, limit) => value >= limit);
    case '$lt':
      return compared(name, operator, operand, (value, limit) => value < limit);
    case '$lte':
      return compared(name, operator, operand, (value, limit) => value <= limit);
    case '$exists':
      if (typeof operand !== 'boolean') throw wrong(`$exists of ${name} takes a boolean`);
      return (value) => (value !== undefined) === operand;
    default:
      throw wrong(`there is no operator ${operator} (at ${name})`);
  }
}

function equals(wanted: Primitive): Condition {
  return (value) => (Array.isArray(value) ? value.includes(wanted) : value === wanted);
}

function oneOf(wanted: readonly Primitive[]): Condition {
  const conditions = wanted.map(equals);
  return (value) => conditions.some((condition) => condition(value));
}

function not(condition: Condition): Condition {
  return (value) => !condition(value);
}

function compared(
  name: string,
  operator: string,
  operand: unknown,
  holds: (value: number, limit: number) => boolean,
): Condition {
  if (typeof operand !== 'number') throw wrong(`${operator} of ${name} takes a number`);
  return (value) => typeof value === 'number' && holds(value, operand);
}

function primitive(name: string, operator: string, operand: unknown): Primitive {
  if (isPrimitive(operand)) return operand;
  throw wrong(`${operator} of ${name} takes a string, a number or a boolean`);
}

function primitives(name: string, operator: string, operand: unknown): readonly Primitive[] {
  if (Array.isArray(operand) && operand.length > 0 && operand.every(isPrimitive)) return operand;
  throw wrong(`${operator} of ${name} takes a list of strings, numbers or booleans, not empty`);
}

function wrong(why: string) {
  return invalid(`Invalid query filter: ${why}.`);
}
