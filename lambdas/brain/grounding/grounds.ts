import type { Passage } from '../decision.ts';
import { conceptsOf } from './concepts.ts';
import { normalForm } from './normal-form.ts';
import { type ReadPassage, readPassage } from './units.ts';

/** What a sentence of a reply is held against. */
export interface Grounds {
  readonly cited: readonly Passage[];
  /** Computed by code: they support days and times, cited or not. */
  readonly facts?: readonly Passage[];
  /** All that the model was given: what it might have mixed up. */
  readonly given?: readonly Passage[];
  /** What the caller said in this turn. */
  readonly said?: string;
  /** What they said in earlier ones. */
  readonly saidBefore?: readonly string[];
  readonly businessName?: string;
}

/** The same, read once for all rules. */
export interface ReadGrounds {
  readonly cited: readonly ReadPassage[];
  readonly facts: readonly ReadPassage[];
  readonly given: readonly ReadPassage[];
  readonly factPassages: readonly Passage[];
  /** In normal form. */
  readonly said: string;
  readonly saidBefore: readonly string[];
  readonly asked: ReadonlySet<string>;
  /** Everything the caller has said, as concepts. */
  readonly callers: ReadonlySet<string>;
  /** As spoken, to find the caller's own name in. */
  readonly allSaid: readonly string[];
  /** What the cited passages, and the name of the business, are about. */
  readonly known: ReadonlySet<string>;
  /** The same with the computed facts. */
  readonly knownOrFact: ReadonlySet<string>;
  /** So common in what was given that it tells nothing apart: "bike" in a bike shop. */
  readonly topic: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

export function readGrounds(grounds: Grounds): ReadGrounds {
  const { facts = [], given = [], said = '', saidBefore = [], businessName = '' } = grounds;
  const cited = grounds.cited.map(readPassage);
  const read = facts.map(readPassage);
  const all = given.map(readPassage);
  const name = normalForm(businessName);
  const own = conceptsOf(name);
  const known = new Set([...own, ...cited.flatMap(({ concepts }) => [...concepts])]);
  const normalSaid = normalForm(said);
  const asked = conceptsOf(normalSaid);
  const normalBefore = saidBefore.map(normalForm);
  const before = normalBefore.flatMap((text) => [...conceptsOf(text)]);
  const passages = given.filter((passage) => !facts.includes(passage)).map(readPassage);
  return {
    cited,
    facts: read,
    given: all.length === 0 ? cited : all,
    factPassages: facts,
    said: normalSaid,
    saidBefore: normalBefore,
    asked,
    callers: new Set([...asked, ...before]),
    allSaid: [...saidBefore, said],
    known,
    knownOrFact: new Set([...known, ...read.flatMap(({ concepts }) => [...concepts])]),
    topic: new Set([...own, ...commonIn(passages)]),
    words: new Set([
      ...(name.match(/[\p{L}\p{N}]+/gu) ?? []),
      ...[...cited, ...read].flatMap(({ words }) => [...words]),
    ]),
  };
}

/** Fewer passages show no topic. */
const fewest = 4;

function commonIn(passages: readonly ReadPassage[]): string[] {
  if (passages.length < fewest) return [];
  const counts = new Map<string, number>();
  for (const { concepts } of passages) {
    for (const concept of concepts) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count * 2 > passages.length).map(([concept]) => concept);
}
