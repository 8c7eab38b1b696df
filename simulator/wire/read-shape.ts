import type { NormalizedSchema } from '@smithy/core/schema';
import { memberNameOf, memberOf, requiredMembersOf } from './shape-members.ts';

/** A request that does not fit the service's model; `path` is where, outermost first. */
export class ShapeProblem extends Error {
  readonly path: readonly string[];

  constructor(path: readonly string[], message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * JSON as the wire carries it → the value in the types of the SDK's model: blobs decoded, timestamps as Date.
 * Throws `ShapeProblem` for unknown members, missing required ones, wrong types, and unions with not just one member.
 */
export function readShape(schema: NormalizedSchema, json: unknown, path: readonly string[] = []): unknown {
  if (schema.isDocumentSchema()) return json;
  if (schema.isUnitSchema()) return {};
  if (schema.isStructSchema()) return readStructure(schema, json, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(json)) throw wrongType(path, 'a list', json);
    const items = schema.getValueSchema();
    // Vectors are long: their numbers get no path of their own unless one of them is wrong.
    if (items.isNumericSchema() && json.every((item) => typeof item === 'number')) return json;
    return json.map((item: unknown, index) => readShape(items, item, [...path, String(index)]));
  }
  if (schema.isMapSchema()) {
    const values = schema.getValueSchema();
    const entries = Object.entries(record(json, path));
    return Object.fromEntries(entries.map(([key, value]) => [key, readShape(values, value, [...path, key])]));
  }
  if (schema.isBlobSchema()) return Buffer.from(text(json, path), 'base64');
  if (schema.isTimestampSchema()) return readTimestamp(json, path);
  if (schema.isStringSchema()) return text(json, path);
  if (schema.isBooleanSchema()) {
    if (typeof json !== 'boolean') throw wrongType(path, 'a boolean', json);
    return json;
  }
  if (typeof json === 'number') return json;
  if (json === 'NaN' || json === 'Infinity' || json === '-Infinity') return Number(json);
  throw wrongType(path, 'a number', json);
}

/** The members that stand in this JSON, not asking whether all required ones do. */
export function readMembers(
  schema: NormalizedSchema,
  json: unknown,
  path: readonly string[],
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [wireName, member] of Object.entries(record(json, path))) {
    if (member === null || member === undefined) continue;
    const name = memberNameOf(schema, wireName);
    const memberSchema = name === undefined ? undefined : memberOf(schema, name);
    if (name === undefined || memberSchema === undefined) {
      throw new ShapeProblem([...path, wireName], 'extraneous key is not permitted');
    }
    value[name] = readShape(memberSchema, member, [...path, name]);
  }
  return value;
}

/** Throws `ShapeProblem` when a member is missing that the structure cannot be without. */
export function checkRequired(
  schema: NormalizedSchema,
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
): void {
  for (const name of requiredMembersOf(schema)) {
    if (value[name] === undefined) throw new ShapeProblem([...path, name], 'Member must not be null');
  }
}

function readStructure(schema: NormalizedSchema, json: unknown, path: readonly string[]): unknown {
  const value = readMembers(schema, json, path);
  if (schema.isUnionSchema() && Object.keys(value).length !== 1) {
    throw new ShapeProblem(
      path,
      `Member must have exactly one of its values set, not ${Object.keys(value).length}`,
    );
  }
  checkRequired(schema, value, path);
  return value;
}

function record(json: unknown, path: readonly string[]): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw wrongType(path, 'an object', json);
  return json as Record<string, unknown>;
}

function text(json: unknown, path: readonly string[]): string {
  if (typeof json !== 'string') throw wrongType(path, 'a string', json);
  return json;
}

function readTimestamp(json: unknown, path: readonly string[]): Date {
  const date = typeof json === 'number' ? new Date(Math.round(json * 1000)) : new Date(text(json, path));
  if (Number.isNaN(date.getTime())) throw wrongType(path, 'a timestamp', json);
  return date;
}

function wrongType(path: readonly string[], wanted: string, json: unknown): ShapeProblem {
  const got = json === null ? 'null' : Array.isArray(json) ? 'a list' : `of type ${typeof json}`;
  return new ShapeProblem(path, `Member must be ${wanted}, and is ${got}`);
}
