import { type Claim, type FindClaims, matchesOf } from './claim.ts';

/** Words of one family mean the same to the caller. */
const families: Readonly<Record<string, RegExp>> = {
  free: /(?<!\bfeel |[a-z]-|\btoll |\bhands |\bgluten |\bbarrier )\bfree\b(?! to\b)|\bno (?:extra |additional )?(?:charge|cost|fee)s?\b|\bcomplimentary\b|\bon (?:the house|us|me)\b|\bwithout (?:extra )?(?:charge|cost)\b|\bgratis\b|\bfor nothing\b|\b(?:costs?|pay|owe|charge)(?: you| us)? (?:nothing|zero)\b|\bnothing (?:to pay|at all for)\b|\b(?:don't|do not|won't|needn't|never) (?:have to |need to |be )?(?:pay|paying|charged?)\b|\b(?:paid|taken care|covered) (?:for|by us|of by)\b|\bwon't cost\b|\b(?:zero|0) (?:dollars|cost|charge)\b|\bour treat\b|\bno payment\b/g,
  discount:
    /\bdiscount(?:s|ed)?\b|\b(?:%|percent|dollars|\$\d+(?:\.\d+)?) off\b|\bcoupons?\b|\bvouchers?\b|\bspecial (?:offer|price|deal|rate)s?\b|\bon sale\b|\bcheap(?:er|est)?\b|\b(?:reduced?|lower(?:ed)?|lowest|best|better|good|great) (?:the )?(?:price|rate|deal)s?\b|\b(?:knock|take|took|knocked) (?:\S+ ){0,3}off\b|\bbargain\b|\bdeals?\b|\bpromo(?:tion|tional|s)?\b|\brebates?\b|\bgift cards?\b|\bbonus\b|\bsav(?:e|es|ing|ings) (?:you|money|\d|\$)|\bhalf off\b|\bloyalty\b|\bhappy hour\b/g,
  refund:
    /\brefund(?:s|ed|able|ing)?\b|\bmoney[- ]back\b|\b(?:money|payment|deposit)(?: right)? back\b|\breimburse(?:s|d|ment)?\b|\bpay (?:you )?back\b|\bstore credit\b|\bcompensat(?:e|es|ed|ion)\b/g,
  guarantee:
    /\bguarantee[ds]?\b|\bwarrant(?:y|ies|ied)\b|\bpromis(?:e|es|ed)\b|\byou have my word\b|\bwe swear\b|\bfor life\b|\blifetime\b/g,
  waive: /\bwaive[ds]?\b|\bwaiver\b/g,
  exception:
    /\bexceptions?\b|\b(?:has|have|was|been|is|are) (?:approved|authori[sz]ed|granted)\b|\bi (?:approve|authori[sz]e|agree|confirm|grant)\b|\bwe (?:approve|authori[sz]e|agree to|grant|owe)\b|\bagreed\b|\byou(?:'re| are) entitled\b/g,
  'price match':
    /\bprice[- ]match(?:es|ing)?\b|\bmatch (?:the|that|any|their|your) (?:price|offer|quote)\b|\bbeat any\b/g,
  emergency: /\bemergency (?:service|appointment|visit)s?\b/g,
  delivery:
    /\bdeliver(?:y|ies|s|ed)?\b|\bpick[- ]?up service\b|\bwe(?:'ll| will| can)? pick (?:it |them |your \w+ )?up\b|\bcome to you\b|\bhouse calls?\b|\bship(?:s|ping|ped)?\b/g,
  financing: /\bfinanc(?:e|ing)\b|\binstal?lments?\b|\bpay(?:ment)? plans?\b|\bpay later\b|\bon credit\b/g,
  insurance: /\binsurance\b|\binsured\b/g,
  always:
    /\b(?:24\/7|around the clock|24 hours a day|any time of (?:the )?day|day and night|never (?:\w+ )?closed?|always open)\b/g,
};
const negation = /\b(?:not?|never|without|cannot|can't|don't|doesn't|isn't|aren't|won't|no longer|unable)\b/;

/** Offers and promises, each with whether it is made or denied: "no refunds" does not support "refunds". */
export const findPromises: FindClaims = (text) => {
  const claims: Claim[] = [];
  for (const [family, expression] of Object.entries(families)) {
    for (const match of matchesOf(text, expression)) {
      const said = match[0];
      // In "no charge" and "you don't pay" the denial is part of what is claimed.
      const ownNegation = family === 'free' && said.trim() !== 'free';
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
