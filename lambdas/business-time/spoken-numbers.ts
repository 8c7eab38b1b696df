const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50 };

/**
 * A text with its numbers below sixty as digits, in lower case and without punctuation but that of figures:
 * "twenty-five to seven" is "25 to 7", "December third" is "december 3rd", "4:30 p.m." is "4:30 pm".
 */
export function withDigits(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\b([ap])\.? ?m\b\.?/g, '$1m')
    .replace(/o'? ?clock/g, 'oclock')
    .replace(/(\d)\.(\d\d)\b/g, '$1:$2')
    .replace(/[^\p{L}\p{N}:/']+/gu, ' ')
    .replace(/(\d)([ap]m)\b/g, '$1 $2')
    .trim()
    .split(' ');
  const out: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = (words[index] ?? '').replace(/(?<=.)ish$/, '');
    const next = words[index + 1] ?? '';
    const ten = tens[word];
    if (ten !== undefined) {
      const unit = units.indexOf(next);
      const ordinal = ordinals.indexOf(next);
      if (unit > 0 && unit < 10) out.push(String(ten + unit));
      else if (ordinal > 0 && ordinal < 10) out.push(nth(ten + ordinal));
      else {
        out.push(String(ten));
        continue;
      }
      index++;
    } else if ((word === 'oh' || word === 'o') && units.indexOf(next) > 0) {
      out.push(`0${units.indexOf(next)}`);
      index++;
    } else if (units.includes(word)) out.push(String(units.indexOf(word)));
    else if (ordinals.includes(word)) out.push(nth(ordinals.indexOf(word)));
    else if (word === 'twentieth' || word === 'thirtieth') out.push(word === 'twentieth' ? '20th' : '30th');
    else out.push(word);
  }
  return out.join(' ');
}

function nth(value: number): string {
  const ending = value > 3 && value < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}
