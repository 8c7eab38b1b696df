import { monthNames } from '../business-time/spoken-date.ts';
import { joinLines, plainText } from './plain-text.ts';
import { spellOut } from './spell-out.ts';

/**
 * A text as it is to be said: no markdown, emoji, or address as it is typed; phone numbers and codes spelled;
 * ranges, slashes and signs as words. What Polly reads rightly by itself (times, prices, ordinals, dates in words)
 * stays. Letters, digits, spaces and `. , ! ? ; : ' " ( ) $ € £ ¥ % -` are all that is left; the empty string when
 * there is nothing to say. Saying it twice changes nothing more.
 */
export function speechSafe(text: string): string {
  let said = speakOnce(text);
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    const again = speakOnce(said);
    if (again === said) break;
    said = again;
  }
  return said;
}

/** What one rule leaves may be work for another. Ordinary text needs one pass. */
const MOST_PASSES = 10;

function speakOnce(text: string): string {
  const spoken = spellOut(sayDates(sayAddresses(plainText(text))));
  return tidy(joinLines(saySigns(spoken)));
}

/** Web and mail addresses as one would say them over the phone: without "https" and "www". */
function sayAddresses(text: string): string {
  return text
    .replace(
      /\b(?:mailto:)?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)/gi,
      (_, name: string, host: string) => `${sayPart(name)} at ${sayPart(host)}`,
    )
    .replace(/\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi, (address) => {
      const [, body = '', end = ''] = /^(.*?)([.,!?;:]*)$/.exec(address) ?? [];
      const bare = body
        .replace(/^https?:\/\//i, '')
        .replace(/^www\./i, '')
        .replace(/[?#].*$/, '')
        .replace(/\/+$/, '');
      return `${bare.split('/').map(sayPart).join(' slash ')}${end}`;
    });
}

function sayPart(part: string): string {
  return part
    .replace(/\./g, ' dot ')
    .replace(/-/g, ' dash ')
    .replace(/_/g, ' underscore ')
    .replace(/\+/g, ' plus ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "2026-11-20" and "11/20/2026" as "November 20, 2026". */
function sayDates(text: string): string {
  return text
    .replace(/(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])/g, (all, year, month, day) =>
      inWords(all, year, month, day),
    )
    .replace(/(?<![\d/-])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/-])/g, (all, month, day, year) =>
      inWords(all, year, month, day),
    );
}

function inWords(written: string, year: string, month: string, day: string): string {
  const name = monthNames[Number(month) - 1];
  return name === undefined || Number(day) < 1 || Number(day) > 31
    ? written
    : `${name} ${Number(day)}, ${year}`;
}

/** Ranges, slashes and signs that a voice would skip or misread. */
function saySigns(text: string): string {
  return text
    .replace(/(\d(?:\s?[ap]\.?m\.?)?)\s?[-–—]\s?(?=[$€£]?\d)/gi, '$1 to ')
    .replace(/\s*[–—]\s*/g, ', ')
    .replace(/…/g, '...')
    .replace(/\bw\/(?=\s|\p{L})/giu, 'with ')
    .replace(
      /(\d)\s?\/\s?(hr|hour|h|day|week|month|mo|year|yr|person|visit|night)\b/gi,
      (_, digit, unit: string) => `${digit} per ${UNITS[unit.toLowerCase()] ?? unit}`,
    )
    .replace(/(\p{L})\/(?=\p{L})/gu, '$1 or ')
    .replace(/(\d)\/(?=\d)/g, '$1 ')
    .replace(/#\s?(?=\d)/g, 'number ')
    .replace(/°\s?F\b/g, ' degrees Fahrenheit')
    .replace(/°\s?C\b/g, ' degrees Celsius')
    .replace(/°/g, ' degrees')
    .replace(/~\s?(?=[$€£]?\d)/g, 'about ')
    .replace(/&amp;|&/g, ' and ')
    .replace(/(\w)\s?\+\s?(?=\w)/g, '$1 plus ')
    .replace(/(\w)\s?=\s?(?=\w)/g, '$1 equals ')
    .replace(/@/g, ' at ');
}

const UNITS: Readonly<Record<string, string>> = { hr: 'hour', h: 'hour', mo: 'month', yr: 'year' };

/** Lets through what a voice can say, and puts spaces and marks where they belong. */
function tidy(text: string): string {
  const kept = text
    .replace(/[^\p{L}\p{M}\p{Nd}\s.,!?;:'"()$€£¥%-]/gu, ' ')
    .replace(/(?<![\p{L}\p{M}\p{Nd}])-+|-+(?![\p{L}\p{M}\p{Nd}])/gu, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=[.,!?;:%)])/g, '')
    .replace(/,(?=[.,!?;:])/g, '')
    .replace(/^[\s.,!?;:]+/, '')
    .trim();
  return /[\p{L}\p{Nd}]/u.test(kept) ? kept : '';
}
