import type { NormalizedSchema } from '@smithy/core/schema';
import { memberOf } from './shape-members.ts';

/**
 * A value in the types of the SDK's model → JSON as the wire carries it.
 * Throws when a stand-in answers with a member that the model does not have.
 */
export function writeShape(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null || schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) {
    const json: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const memberSchema = memberOf(schema, name);
      if (memberSchema === undefined) throw new Error(`${schema.getName()} has no member ${name}.`);
      json[memberSchema.getMergedTraits().jsonName ?? name] = writeShape(memberSchema, member);
    }
    return json;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const items = schema.getValueSchema();
    return value.map((item: unknown) => writeShape(items, item));
  }
  if (schema.isMapSchema()) {
    const values = schema.getValueSchema();
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writeShape(values, item)]));
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.getTime() / 1000;
  return value;
}
