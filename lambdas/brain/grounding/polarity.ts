import { matchesOf } from './claim.ts';
import { conceptOf, conceptsOf, thingsOf } from './concepts.ts';

/** What a sentence denies. */
export interface Polarity {
  readonly denies: boolean;
  /** The first thing behind each denying word: what is denied. */
  readonly heads: ReadonlySet<string>;
  /** All things behind one, to the end of the clause. */
  readonly scope: ReadonlySet<string>;
}

/** Idioms that deny nothing, and opposites in one form: "not closed" is open, and "no charge" is free. */
const plain: readonly (readonly [RegExp, string])[] = [
  [
    /\bno (?:problem|worries|doubt|matter)\b|\bnot at all\b|\bdon't worry\b|\bwhy not\b|\bno later than\b/g,
    ' ',
  ],
  [
    /\b(?:not?|won't|doesn't|isn't|can't|never)(?: \w+)? (?:more|less|longer|later|fewer) than\b|\bnot only\b|\bwhether or not\b|\bor not\b/g,
    ' ',
  ],
  [
    /\bno (?:extra |additional )?(?:charge|cost|fee)s?\b|\bwithout (?:extra )?(?:charge|cost)\b|\bfree of charge\b/g,
    'free',
  ],
  [/\b(?:not|never|aren't|isn't) (?:\w+ )?closed\b/g, 'open'],
  [/\b(?:not|never|aren't|isn't) (?:\w+ )?open\b/g, 'closed'],
];
const denying = /\b(?:no|not|never|without|cannot|nor|neither|none|nobody|unable|refuse|\w+n't|no longer)\b/g;
/** Leaves something out without such a word. */
const excluding = /\b(?:closed|only|except|extra|separate(?:ly)?|other than|instead|unfortunately)\b/;

/** The sentence without idioms that look like a denial. Expects the normal form. */
export function plainPolarity(text: string): string {
  return plain.reduce((said, [idiom, meant]) => said.replace(idiom, meant), text);
}

export function polarityOf(normal: string): Polarity {
  const text = plainPolarity(normal);
  const heads = new Set<string>();
  const scope = new Set<string>();
  let denies = false;
  for (const match of matchesOf(text, denying)) {
    denies = true;
    const [clause = ''] = text.slice(match.index + match[0].length).split(/[.,;:!?|]|\bbut\b|\bbecause\b/, 1);
    const [head] = thingsOf(clause);
    if (head !== undefined) heads.add(conceptOf(head));
    // "pick up or deliver": what is joined to the first is denied with it.
    for (const [, joined = ''] of clause.matchAll(/\b(?:or|nor) (\w+)/g)) {
      for (const concept of conceptsOf(joined)) heads.add(concept);
    }
    for (const concept of conceptsOf(clause)) scope.add(concept);
  }
  return { denies, heads, scope };
}

/** Whether a sentence of a source denies or leaves something out. */
export function excludes(normal: string): boolean {
  const text = plainPolarity(normal);
  return excluding.test(text) || text.search(denying) >= 0;
}
