import type { Claim, FindClaims } from './claim.ts';

/** Words of one family mean the same to the caller. */
const families: Readonly<Record<string, RegExp>> = {
  free: /(?<!\bfeel |[a-z]-|\btoll )\bfree\b(?! to\b)|\bno (?:extra )?(?:charge|cost|fee)\b|\bcomplimentary\b|\bon the house\b|\bwithout charge\b/g,
  discount:
    /\bdiscount(?:s|ed)?\b|\b(?:%|percent|dollars) off\b|\bcoupons?\b|\bspecial (?:offer|price|deal)s?\b|\bon sale\b|\bcheaper\b/g,
  refund: /\brefund(?:s|ed|able)?\b|\bmoney[- ]back\b|\bmoney back\b/g,
  guarantee: /\bguarantee[ds]?\b|\bwarrant(?:y|ies|ied)\b|\bwe promise\b|\bpromised?\b/g,
  waive: /\bwaive[ds]?\b/g,
  'price match': /\bprice[- ]match(?:es|ing)?\b|\bmatch (?:the|that|any) price\b/g,
  emergency: /\bemergency (?:service|appointment|visit)s?\b/g,
  delivery: /\bdeliver(?:y|ies|s|ed)?\b|\bpick[- ]?up service\b|\bwe pick up\b/g,
  financing: /\bfinanc(?:e|ing)\b|\binstal?lments?\b|\bpay(?:ment)? plans?\b/g,
  insurance: /\binsurance\b|\binsured\b/g,
};
const negation = /\b(?:not?|never|without|cannot|can't|don't|doesn't|isn't|aren't|won't|no longer|unable)\b/;

/** Offers and promises, each with whether it is made or denied: "no refunds" does not support "refunds". */
export const findPromises: FindClaims = (text) => {
  const claims: Claim[] = [];
  for (const [family, expression] of Object.entries(families)) {
    for (const match of text.matchAll(expression)) {
      const said = match[0];
      const ownNegation = family === 'free' && /^no |^without /.test(said);
      const denied = !ownNegation && negation.test(clauseBefore(text, match.index));
      claims.push({ said, keys: [`promise:${family}:${denied ? 'denied' : 'made'}`] });
    }
  }
  return { claims, rest: text };
};

/** The five words before a place, within its clause. */
function clauseBefore(text: string, index: number): string {
  const clause =
    text
      .slice(0, index)
      .split(/[.,;:!?|]/)
      .at(-1) ?? '';
  return clause.trim().split(' ').slice(-5).join(' ');
}
