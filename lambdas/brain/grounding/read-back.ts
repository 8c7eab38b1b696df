import { polarityOf } from './polarity.ts';

const readBack =
  /\byou(?:'d| would) like\b|\byou(?:'ve| have)? (?:said|asked|wanted|want|mentioned)\b|\bdid you (?:say|mean)\b|\bjust to (?:confirm|check)\b|\b(?:is that|that would be) right\b|\byour (?:name|number) is\b/;

/** Whether a sentence only gives back what the caller asked for: to make sure of it, or to refuse it. */
export function isReadBack(normal: string): boolean {
  return readBack.test(normal) || polarityOf(normal).denies;
}
