/** Phone numbers, long numbers and codes digit by digit and letter by letter, in the groups in which they are written. */
export function spellOut(text: string): string {
  return text
    .replace(PHONE, (number: string) => spellGroups(number.replace(/^\+?1(?=[-. (])/, '1 ').split(/\D+/)))
    .replace(ABROAD, (number: string) => spellGroups(number.split(/\D+/)))
    .replace(LONG_NUMBER, (number: string) => spell(number))
    .replace(CODE, (code: string) => (A_TIME.test(code) ? code : spellGroups(code.split('-'))));
}

const spell = (characters: string) => [...characters].join(' ');

function spellGroups(groups: readonly string[]): string {
  return groups
    .filter((group) => group !== '')
    .map(spell)
    .join(', ');
}

/** North American, with the area code or without. */
const PHONE =
  /(?<![\d.,$€£])(?:(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}|\d{3}-\d{4})(?![\d%]|[.,]\d)/g;
/** Any other number written with its country. */
const ABROAD = /\+\d[\d ()-]{5,}\d/g;
/** As an amount nobody says it: seven digits or more without commas, or with a zero in front. */
const LONG_NUMBER = /(?<![\d.,$€£])(?:\d{7,}|0\d{2,})(?![\d%]|[.,:]\d)/g;
/** Capitals and digits mixed, four or more: "ABC123", "AB-1234". */
const CODE =
  /(?<![\p{L}\p{N}-])(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)*(?<=[A-Z\d-]{4})(?![\p{L}\p{N}-])/gu;
const A_TIME = /^\d{1,4}[AP]M$/;
