import { maskNumbers } from './mask-numbers.ts';
import { tensWords, unitWords } from './number-words.ts';

const words = [...unitWords.keys(), ...tensWords.keys(), 'hundred', 'thousand', 'a', 'few'].join('|');
const count = `(?:\\d[\\d.,]*|\\b(?:${words})(?:(?: and |[ -])(?:${words}))*)`;
const domains = 'com|org|net|io|co|us|uk|eu|shop|info|biz|app|dev|me|ly|example|test';

/** What a caller may not bring into what is read back to them or kept for staff, and what stands in its place. */
const terms: readonly (readonly [RegExp, string])[] = [
  [/\b(?:https?:\/\/|www(?:\.| dot ))\S+/gi, '[link]'],
  [
    new RegExp(
      `\\b[\\w.+-]+(?:@| at )(?:[\\w-]+(?:\\.| dot ))+(?:${domains})\\b|\\b(?:[\\w-]+(?:\\.| dot ))+(?:${domains})\\b(?:/\\S*)?`,
      'gi',
    ),
    '[link]',
  ],
  [
    new RegExp(
      `[$€£]\\s?\\d[\\d.,]*|${count}[ -]?(?:dollars?|bucks?|euros?|pounds?|quid|cents?|usd|grand)\\b`,
      'gi',
    ),
    '[amount]',
  ],
  [new RegExp(`${count}\\s?(?:%|per ?cent\\b)`, 'gi'), '[amount]'],
  [
    /\b(?:for free|free of charge|(?:is|are|be|get|gets|got|it|them|everything) free|complimentary|no charge|on the house|half (?:off|price)|money back|discount(?:s|ed)?|coupons?|refund(?:s|ed)?|guarantee[ds]?|promise[ds]?|waive[ds]?|approve[ds]?|store credit)\b/gi,
    '[offer]',
  ],
];

/**
 * A text of the caller's without what would pass for the business's word: amounts, percentages, offers and promises,
 * links, and long numbers. What it says otherwise stays as it is.
 */
export function maskTerms(text: string): string {
  const unlinked = terms.reduce((masked, [term, instead]) => masked.replace(term, instead), text);
  return maskNumbers(unlinked);
}
