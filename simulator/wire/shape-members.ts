import type { NormalizedSchema } from '@smithy/core/schema';

interface Members {
  readonly required: readonly string[];
  /** Member names by the names they have in JSON. */
  readonly byWireName: ReadonlyMap<string, string>;
}

const cache = new WeakMap<object, Members>();

/** Members without which the model refuses a structure. Errors and unions have none. */
export function requiredMembersOf(schema: NormalizedSchema): readonly string[] {
  return membersOf(schema).required;
}

/** The member that JSON calls `wireName`. */
export function memberNameOf(schema: NormalizedSchema, wireName: string): string | undefined {
  return membersOf(schema).byWireName.get(wireName);
}

function membersOf(schema: NormalizedSchema): Members {
  const shape: unknown = schema.getSchema();
  const key = shape as object;
  const known = cache.get(key);
  if (known !== undefined) return known;
  // A static structure is [id, namespace, name, traits, member names, member schemas, number required]:
  // its required members stand first.
  const [, , , , names, , required] = shape as readonly [...unknown[]] & {
    readonly 4: readonly string[];
    readonly 6?: number;
  };
  const byWireName = new Map<string, string>();
  for (const [name, member] of schema.structIterator()) {
    byWireName.set(member.getMergedTraits().jsonName ?? name, name);
  }
  const members = { required: (names as readonly string[]).slice(0, Number(required ?? 0)), byWireName };
  cache.set(key, members);
  return members;
}
