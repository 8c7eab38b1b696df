import { conceptsOf } from './concepts.ts';
import type { ReadGrounds } from './grounds.ts';
import { excludes, plainPolarity, polarityOf } from './polarity.ts';
import type { Unit } from './units.ts';

/**
 * Where a sentence says the contrary of its source: it affirms what is denied there, or denies what is affirmed, or
 * denies what the source says nothing against.
 */
export function unsupportedDenials(normal: string, { cited, facts }: ReadGrounds): string[] {
  return normal
    .split(/(?<=[.!?;])(?<!\b(?:st|dr|mr|mrs|ms|no|ave)\.)\s+|,\s(?:and|but)\s(?=(?:we|it|you|they|parts) )/)
    .flatMap((text) => {
      const about = conceptsOf(plainPolarity(text).replace(/\bun(?=[a-z]{3,}ed\b)/g, ' '));
      if (about.size === 0) return [];
      const units = mostAlike(
        [...cited, ...facts].flatMap(({ units }) => units),
        about,
      );
      if (units.length === 0) return [];
      const { denies, scope, heads } = polarityOf(text);
      if (!denies) {
        const denied = units.every(
          (unit) => unit.polarity.heads.size > 0 && some(unit.polarity.heads, about),
        );
        return denied ? [text] : [];
      }
      if (heads.size === 0) return [];
      const against = units.some((unit) => excludes(unit.text) && !affirmsOnly(unit, heads));
      return against || !some(scope, conceptsOfAll(units))
        ? againstNothing(
            scope,
            cited.flatMap(({ units }) => units),
          )
        : [text];
    });
}

/** "By appointment only" does not deny the appointment. */
function affirmsOnly({ text, polarity, concepts }: Unit, heads: ReadonlySet<string>): boolean {
  return !polarity.denies && /\bonly\b/.test(text) && some(heads, concepts);
}

/** Nothing that is cited denies or leaves out anything that has to do with it. */
function againstNothing(scope: ReadonlySet<string>, units: readonly Unit[]): string[] {
  const denied = units.some((unit) => excludes(unit.text));
  return denied ? [] : [[...scope].join(' ')];
}

/** The units that share most with the sentence: none that shares less than another. */
function mostAlike(units: readonly Unit[], about: ReadonlySet<string>): Unit[] {
  const shared = units
    .map((unit) => ({ unit, has: [...about].filter((concept) => unit.concepts.has(concept)) }))
    .filter(({ has }) => has.length > 0);
  return shared
    .filter(
      ({ has }) =>
        !shared.some(
          (other) => other.has.length > has.length && has.every((concept) => other.has.includes(concept)),
        ),
    )
    .map(({ unit }) => unit);
}

function conceptsOfAll(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(units.flatMap(({ concepts }) => [...concepts]));
}

function some(these: ReadonlySet<string>, those: ReadonlySet<string>): boolean {
  for (const one of these) if (those.has(one)) return true;
  return false;
}
