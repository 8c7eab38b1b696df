import type { NormalizedSchema } from '@smithy/core/schema';

interface Members {
  readonly required: readonly string[];
  readonly byName: ReadonlyMap<string, NormalizedSchema>;
  /** Member names by the names they have in JSON. */
  readonly byWireName: ReadonlyMap<string, string>;
}

const cache = new WeakMap<object, Members>();

/** Members without which the model refuses a structure. Errors and unions have none. */
export function requiredMembersOf(schema: NormalizedSchema): readonly string[] {
  return membersOf(schema).required;
}

/** The member's schema; undefined when the structure has no such member. */
export function memberOf(schema: NormalizedSchema, name: string): NormalizedSchema | undefined {
  return membersOf(schema).byName.get(name);
}

/** The member that JSON calls `wireName`. */
export function memberNameOf(schema: NormalizedSchema, wireName: string): string | undefined {
  return membersOf(schema).byWireName.get(wireName);
}

/** Kept, since a NormalizedSchema makes a new one for each member that is asked of it. */
function membersOf(schema: NormalizedSchema): Members {
  const shape: unknown = schema.getSchema();
  // The unit structure is a string, and has no members.
  if (typeof shape !== 'object' || shape === null) return none;
  const known = cache.get(shape);
  if (known !== undefined) return known;
  const byName = new Map(schema.structIterator());
  const byWireName = new Map<string, string>();
  for (const [name, member] of byName) byWireName.set(member.getMergedTraits().jsonName ?? name, name);
  // A static structure is [id, namespace, name, traits, member names, member schemas, number required]:
  // its required members stand first.
  const required = [...byName.keys()].slice(0, Array.isArray(shape) ? Number(shape[6] ?? 0) : 0);
  const members = { required, byName, byWireName };
  cache.set(shape, members);
  return members;
}

const none: Members = { required: [], byName: new Map(), byWireName: new Map() };
