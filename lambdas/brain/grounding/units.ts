import type { Passage } from '../decision.ts';
import type { Claim } from './claim.ts';
import { conceptsOf } from './concepts.ts';
import { findClaimsGiven } from './find-claims.ts';
import { normalForm } from './normal-form.ts';
import { type Polarity, polarityOf } from './polarity.ts';
import { undertakenIn } from './undertakings.ts';

/** What stands by itself in a passage: a sentence, or one cell of a table row together with what the row is about. */
export interface Unit {
  /** In normal form. */
  readonly text: string;
  readonly concepts: ReadonlySet<string>;
  readonly claims: readonly Claim[];
  /** What a sentence may claim of it. */
  readonly gives: ReadonlySet<string>;
  readonly polarity: Polarity;
}

/** A passage as the rules read it. */
export interface ReadPassage {
  /** In normal form. */
  readonly heading: string;
  readonly units: readonly Unit[];
  readonly gives: ReadonlySet<string>;
  /** With those of the headings and of a question it answers. */
  readonly concepts: ReadonlySet<string>;
  /** Lower-case words of it, headings included. */
  readonly words: ReadonlySet<string>;
}

/**
 * What has been read, by the headings of a passage: each search makes passages of its own, with other scores, of chunks
 * that stay the same for as long as their version is open.
 */
const known = new WeakMap<readonly string[], { readonly text: string; readonly read: ReadPassage }>();

/** Reads a passage once for all searches that find it. */
export function readPassage(passage: Passage): ReadPassage {
  const before = known.get(passage.headings);
  if (before?.text === passage.text) return before.read;
  const read = read1(passage);
  known.set(passage.headings, { text: passage.text, read });
  return read;
}

function read1({ headings, text }: Passage): ReadPassage {
  const heading = normalForm(headings.join(' | '));
  const { question, answer } = splitQuestion(text);
  // "Larger ones take …" is about what was asked.
  const about = conceptsOf(`${heading} | ${normalForm(question)}`);
  const units = (cellsOf(answer) ?? cutSentences(answer)).map((said) => unitOf(normalForm(said), about));
  const whole = normalForm(text);
  const headingClaims = findClaimsGiven(heading);
  const gives = new Set([...givenBy(headingClaims), ...units.flatMap((unit) => [...unit.gives])]);
  const words = new Set(`${heading} ${whole} ${text.toLowerCase()}`.match(/[\p{L}\p{N}]+/gu) ?? []);
  return { heading, units, gives, concepts: new Set([...about, ...conceptsOf(whole)]), words };
}

function unitOf(text: string, about: ReadonlySet<string>): Unit {
  const claims = findClaimsGiven(text);
  return {
    text,
    concepts: new Set([...about, ...conceptsOf(text)]),
    claims,
    gives: new Set([...givenBy(claims), ...undertakenIn(text)]),
    polarity: polarityOf(text),
  };
}

function givenBy(claims: readonly Claim[]): string[] {
  return claims.flatMap((claim) => [...claim.keys, ...(claim.gives ?? [])]);
}

/**
 * The question that a passage answers says nothing by itself, but for "Is it free? Yes.": there it is what is
 * affirmed. Behind a "No" it is denied.
 */
function splitQuestion(text: string): { question: string; answer: string } {
  const [, question, answer] = /^([^.!?]+\?)\s+(\S.*)$/s.exec(text) ?? [];
  if (question === undefined || answer === undefined) return { question: '', answer: text };
  const short = /^(yes|no)\b[^.!?]{0,12}(?:[.!]|$)/i.exec(answer)?.[1];
  if (short === undefined) return { question, answer };
  const said = `${short.toLowerCase() === 'no' ? 'Not: ' : ''}${question.slice(0, -1)}.`;
  return { question, answer: `${answer} ${said}` };
}

/** "Service: Flat repair; Price: $25; Time: 20 minutes" as "Service: Flat repair; Price: $25" and so on. */
function cellsOf(text: string): string[] | undefined {
  const cells = text.split('; ');
  if (cells.length < 2 || !cells.every((cell) => /^[^:.?!]{1,60}: ./.test(cell))) return undefined;
  const [first = '', ...others] = cells;
  return others.map((cell) => `${first}; ${cell}`);
}

/** Where a sentence of a text ends; "p.m." and "Dr." end none before a small letter or a number. */
export function cutSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!\b(?:St|Dr|Mr|Mrs|Ms|No|Ave)\.)\s+(?=["'“(]?\p{Lu})/u)
    .filter((sentence) => sentence.trim() !== '');
}
