import { maskTerms } from '../privacy/mask-terms.ts';

const mostWords = 5;
const word = /^\p{L}[\p{L}\p{M}'’.-]*,?$/u;
/** What no name has in it, and a sentence has: "everything is free", "call …", "for Friday at". */
const ofNoName =
  /^(?:is|are|was|were|be|been|has|have|had|gets?|got|gives?|gave|pays?|paid|costs?|owes?|says?|said|tells?|told|calls?|text|visit|you|your|we|our|the|not|free|off|charges?|charged|percent|deals|dot|com|owner|manager|booked|confirmed|cancelled|agreed|upgrades?|everything|nothing|always|instructions?|system|prompt|at|for|on|to|from|with|today|tomorrow|tonight)$/i;

/**
 * A name as it is kept: "jane smith" and "J A N E" as people write them. Empty for what is no name: it is read back
 * and stands in the owner's calendar, so no sentence, number or link may pass for one.
 */
export function writtenName(name: string): string {
  const joined = name.replace(/\b(?:\p{L}[ ,.-]+){2,}\p{L}\b/gu, (letters) =>
    letters.replace(/[ ,.-]+/g, ''),
  );
  const plain = joined.replace(/\s+/g, ' ').trim().slice(0, 80);
  return isName(plain) ? capitalised(plain) : '';
}

function isName(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length <= mostWords &&
    words.every((one) => word.test(one) && !ofNoName.test(one)) &&
    maskTerms(text) === text
  );
}

function capitalised(name: string): string {
  return name.replace(/\p{L}+/gu, (one) =>
    one === one.toLowerCase() || (one === one.toUpperCase() && one.length > 2)
      ? one.charAt(0).toUpperCase() + one.slice(1).toLowerCase()
      : one,
  );
}
