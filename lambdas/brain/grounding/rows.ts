import type { Claim } from './claim.ts';
import { conceptsOf } from './concepts.ts';
import { findClaims } from './find-claims.ts';
import type { ReadGrounds } from './grounds.ts';
import type { Unit } from './units.ts';

/** Kinds of values that belong to one thing. */
const valueKinds = /^(price|percent|duration|measure|phone)/;

/**
 * Values that come from another row than the one that is named. A value must stand in a cited row or sentence that
 * shares as much with what is being talked about as any other that has such a value: beside "a brake adjustment",
 * the price of the flat tire is wrong, even where both are cited.
 */
export function wrongRows(normal: string, { cited, given, asked }: ReadGrounds): string[] {
  const wrong: string[] = [];
  for (const part of partsOf(normal)) {
    const about = conceptsOf(part);
    for (const claim of findClaims(part)) {
      const kind = kindOf(claim);
      if (kind === undefined) continue;
      const holds = cited
        .flatMap(({ units }) => units)
        .filter((unit) => claim.keys.some((key) => unit.gives.has(key)));
      const others = given
        .flatMap(({ units }) => units)
        .filter((unit) => !claim.keys.some((key) => unit.gives.has(key)) && hasKind(unit, kind));
      const named = (subject: ReadonlySet<string>) =>
        holds.some((unit) => !others.some((other) => sharesMore(other, unit, subject)));
      if (!named(about) || !named(new Set([...about, ...asked]))) wrong.push(claim.said);
    }
  }
  return wrong;
}

/** Clauses, where each has a value of its own; else the whole. */
function partsOf(normal: string): readonly string[] {
  const parts = normal.split(/[,;]\s|\s(?:and|while|but|or)\s/).filter((part) => part.trim() !== '');
  return parts.every(
    (part) => findClaims(part).some((claim) => kindOf(claim) !== undefined) && conceptsOf(part).size > 0,
  )
    ? parts
    : [normal];
}

function kindOf({ keys }: Claim): string | undefined {
  // What is free has no price.
  if (keys[0] === 'promise:free:made') return 'price';
  return valueKinds.exec(keys[0] ?? '')?.[1];
}

function hasKind({ claims }: Unit, kind: string): boolean {
  return claims.some((claim) => kindOf(claim) === kind);
}

/** Whether `other` has all of the subject that `unit` has, and more. */
function sharesMore(other: Unit, unit: Unit, subject: ReadonlySet<string>): boolean {
  let more = false;
  for (const concept of subject) {
    const has = other.concepts.has(concept);
    if (unit.concepts.has(concept)) {
      if (!has) return false;
    } else if (has) more = true;
  }
  return more;
}
