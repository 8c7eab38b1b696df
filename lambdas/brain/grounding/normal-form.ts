import { numberWordsToDigits } from './number-words.ts';

/**
 * A text as the rules compare it: lower case, plain quotes and dashes, numbers as digits, "a.m." as "am",
 * "half past nine" as "9:30", "half an hour" as "30 minutes". Claims that mean the same then read the same.
 */
export function normalForm(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/\b([ap])\.?\s?m\b\.?/g, (_, half: string) => `${half}m `)
    .replace(/\b(?:\p{L} ){3,}\p{L}\b/gu, (spelt) => spelt.replaceAll(' ', ''))
    .replace(/\bo'\s?clock\b/g, 'oclock')
    .replace(/\s+dot\s+(?=(?:com|org|net|co|io|us|shop)\b)/g, '.')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/\ban hour and a half\b/g, '90 minutes')
    .replace(/\bhalf an hour\b|\bhalf hour\b/g, '30 minutes')
    .replace(/\bquarter of an hour\b/g, '15 minutes')
    .replace(/\ba couple of\b/g, '2')
    .replace(/\ba dozen\b/g, '12')
    .replace(/\ban? (?=hour\b|minute\b|day\b(?! off)|week\b|month\b|year\b)/g, '1 ');
  return numberWordsToDigits(plain)
    .replace(/\bhalf past (\d{1,2})\b/g, '$1:30')
    .replace(/\bquarter (?:past|after) (\d{1,2})\b/g, '$1:15')
    .replace(
      /\bquarter (?:to|of|till) (\d{1,2})\b/g,
      (_, hour: string) => `${(Number(hour) + 11) % 12 || 12}:45`,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
