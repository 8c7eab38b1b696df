import { type FindClaims, matchesOf } from './claim.ts';

const verbs =
  '(?<verb>call|phone|ring|text|email|send|contact|pay|refund|waive|give|offer|honou?r|match|cover|come|visit|drive|hold|save|schedule|cancel|confirm|compensate|get back|let you know|follow up|reach out|throw in|reduce|lower)';
const undertaking = new RegExp(
  `\\bwe(?:'ll| will| are going to| can|'d be happy to| would be happy to) (?:(?:also|gladly|happily|certainly|always|then) )?${verbs}\\b`,
  'g',
);
const practice = new RegExp(`\\bwe (?:(?:always|also|will|can) )?${verbs}\\b`, 'g');

/** What the business would do for the caller: "we'll call you". A passage must say that it does so. */
export const findUndertakings: FindClaims = (text) => {
  const claims = matchesOf(text, undertaking).map(({ 0: said, groups }) => ({
    said,
    keys: [`undertakes:${groups?.['verb'] ?? ''}`],
  }));
  return { claims, rest: text };
};

/** What a passage says that the business does: "we call before we do any work". */
export function undertakenIn(text: string): string[] {
  return matchesOf(text, practice).map(({ groups }) => `undertakes:${groups?.['verb'] ?? ''}`);
}
