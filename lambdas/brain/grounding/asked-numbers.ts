import { conceptOf, conceptsOf } from './concepts.ts';
import type { ReadGrounds } from './grounds.ts';
import { polarityOf } from './polarity.ts';

/** A number that belongs to a thing: of "iPhone 14" and "up to 8 people". Both ends count. */
interface Numbered {
  /** What is numbered: a concept, or `people`. */
  readonly of: string;
  readonly from: number;
  readonly to: number;
}

const people = 'people';
/** Behind a number, it is of another kind and judged there. */
const unit =
  /^(?:[:.]?\d|%|\s?(?:am|pm|oclock|minutes?|mins?|hours?|days?|weeks?|months?|years?|dollars?|bucks?|cents?|euros?|percent|miles?|km|blocks?|feet|inch(?:es)?|times|stars?|st|nd|rd|th)\b)/;
const persons =
  /^(?: or (?:more|fewer|less))? (?:more |other )?(?:people|persons?|guests?|adults?|diners?|of us)\b/;
const places =
  /\b(?:(?:tables?|part(?:y|ies)|groups?|reservations?|rooms?) (?:for|of)|seats?|(?:people|guests|persons|seats):|we(?:'re| are|'ll be| will be))(?: (?:up to|at (?:least|most)|(?:more|fewer|less) than|over|under|from))? $/;
const atMost = /\b(?:up to|at most|no more than|under|seats?)(?: for)? $/;
const lessThan = /\b(?:fewer|less) than $/;
const atLeast = /\b(?:at least|from) $/;
const moreThan = /\b(?:more than|over|above) $/;
const orMore = /^(?: \p{L}+)?(?: (?:or|and) (?:more|up|over|older|larger|above|newer|later)\b|\+| plus\b)/u;
const orLess = /^(?: \p{L}+)? (?:or|and) (?:fewer|less|under|younger|smaller|older ones)\b/u;
const affirmed = /^(?:yes|yeah|sure|of course|certainly|absolutely)\b/;

/**
 * A model or a number of people that the caller asked about, where all that is cited is of another: beside
 * "an iPhone 12", the row of the iPhone 14 says nothing, nor does what holds for 8 people for 6. A sentence that names
 * the number that it is about misleads nobody, unless it affirms the question or gives another model for the one that
 * is asked for; and what it denies is judged as a denial.
 */
export function unsupportedNumbers(normal: string, { cited, said, saidBefore }: ReadGrounds): string[] {
  const asked = numberedIn(said);
  const before = saidBefore.map(numberedIn).findLast((some) => some.length > 0) ?? [];
  const known = new Set(asked.map((one) => one.of));
  const all = [...asked, ...before.filter((one) => !known.has(one.of))];
  if (all.length === 0 || polarityOf(normal).denies) return [];
  const written = cited.flatMap(({ heading, units }) => [heading, ...units.map(({ text }) => text)]);
  const given = written.flatMap(numberedIn);
  return [...new Set(all.map((one) => one.of))].flatMap((of) => {
    const own = all.filter((one) => one.of === of);
    const others = given.filter((one) => one.of === of);
    if (others.length === 0 || own.some((one) => others.some((other) => covers(other, one)))) return [];
    const named = others.filter((other) => says(normal, other));
    // "And the 14?", of what was an iPhone 12 before.
    if (!known.has(of) && (named.length > 0 || others.some((other) => says(said, other)))) return [];
    if (of === people && named.length > 0 && !affirmed.test(normal)) return [];
    return own.map(({ from }) => `${of} ${from}`);
  });
}

/** The numbered things of a text in normal form. */
function numberedIn(text: string): Numbered[] {
  return Array.from(text.matchAll(/(?<![\d.,:$€£])\d+(?![\d:%]|[.,]\d)/g)).flatMap(({ 0: digits, index }) => {
    const before = text.slice(Math.max(0, index - 40), index);
    const after = text.slice(index + digits.length, index + digits.length + 40);
    const span = spanOf(Number(digits), before, after);
    if (persons.test(after) || (places.test(before) && !unit.test(after))) return [{ of: people, ...span }];
    const of = unit.test(after) ? undefined : modelOf(before);
    return of === undefined ? [] : [{ of, ...span }];
  });
}

/** What the number behind it is a model of: "galaxy s" 22, "iphone" 14, also the second of "iphone 13 and 14". */
function modelOf(before: string): string | undefined {
  const [, word = '', gap] =
    /([\p{L}][\p{L}'-]*)([ -]?)(?:\d+(?:,? (?:and|or|to) |, ?|-|\/))*$/u.exec(before) ?? [];
  if (word.length === 1) return gap === '' || !/[ai]/.test(word) ? word : undefined;
  return conceptsOf(word).size === 0 || /^(?:add|seat|take|cost|need|from|ha)/.test(word)
    ? undefined
    : conceptOf(word);
}

function spanOf(number: number, before: string, after: string): Omit<Numbered, 'of'> {
  const [, last] = /^(?: to | ?- ?)(\d+)\b/.exec(after) ?? [];
  if (last !== undefined) return { from: number, to: Math.max(number, Number(last)) };
  if (atMost.test(before) || orLess.test(after)) return { from: Number.NEGATIVE_INFINITY, to: number };
  if (lessThan.test(before)) return { from: Number.NEGATIVE_INFINITY, to: number - 1 };
  if (atLeast.test(before) || orMore.test(after)) return { from: number, to: Number.POSITIVE_INFINITY };
  if (moreThan.test(before)) return { from: number + 1, to: Number.POSITIVE_INFINITY };
  return { from: number, to: number };
}

function covers(given: Numbered, asked: Numbered): boolean {
  return given.from <= asked.from && asked.to <= given.to;
}

function says(text: string, { from, to }: Numbered): boolean {
  const numbers = new Set(Array.from(text.matchAll(/\d+/g), Number));
  return [from, from - 1, to, to + 1].some((end) => numbers.has(end));
}
