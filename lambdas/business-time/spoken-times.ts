/** A time of the day as it was said. */
export type TimeOfDay =
  /** Minutes since midnight; not `sure` where it may as well be twelve hours later: "at four". */
  | { readonly at: number; readonly sure: boolean }
  /** Any time from one minute to another: "in the morning", "after three". */
  | { readonly from: number; readonly to: number };

const half = 720;
const clock = '(\\d{1,2})(?:(?::| )([0-5]\\d))?(?: (am|pm))?(?: oclock)?';
const notCounted = '(?! (?:people|persons?|bikes?|of us|minutes?|hours?|days?|weeks?)\\b)';
/** "quarter to", "25 past", "half past". */
const minutesAround =
  /\b(?:(quarter|half|\d{1,2})(?: minutes?)? (to|till|until|before|of|past|after)|(half)) (\d{1,2}|noon|midnight)(?: (am|pm))?\b/;

const parts: readonly (readonly [RegExp, { readonly from: number; readonly to: number }])[] = [
  [/\b(?:first|1st) thing\b|\bearly\b/, { from: 0, to: 600 }],
  [/\bend of the day\b/, { from: 960, to: 1_440 }],
  [/\bmornings?\b|\bbreakfast\b/, { from: 0, to: half }],
  [/\blunch ?(?:time)?\b/, { from: 690, to: 810 }],
  [/\bafternoons?\b/, { from: half, to: 1_020 }],
  [/\bevenings?\b|\bat night\b|\bafter work\b/, { from: 1_020, to: 1_440 }],
  [
    /\bany ?time\b|\bwhenever\b|\bany day\b|\bsoonest\b|\bearliest\b|\bas soon as\b|\b(?:first|next|1st) available\b|\basap\b/,
    { from: 0, to: 1_440 },
  ],
];

/** Reads the times in a text made by `withDigits`, days taken out. Those of parts of the day make hours sure. */
export function readTimes(text: string): readonly TimeOfDay[] {
  let rest = text;
  const windows: { from: number; to: number }[] = [];
  for (const [pattern, window] of parts) {
    if (!pattern.test(rest)) continue;
    windows.push(window);
    rest = rest.replace(pattern, ' , ');
  }
  const inPart = (minutes: number): number => {
    const later = windows.some(({ from }) => from >= 690) && minutes < half;
    return later ? minutes + half : minutes;
  };
  const around = new RegExp(
    `\\b(?:between|from) ${clock} (?:and|to|till|until) ${clock}|\\b(after|before|by|until|from) ${clock}`,
  );
  const range = minutesAround.test(rest) && !/\b(?:from|between) \d/.test(rest) ? null : around.exec(rest);
  if (range !== null) {
    const [, h1, m1, p1, h2, m2, p2, word, h3, m3, p3] = range;
    if (word === undefined) {
      const to = likely(timeOf(h2, m2, p2));
      const from = likely(timeOf(h1, m1, p1 ?? (Number(h1) <= Number(h2) ? p2 : undefined)));
      if (from !== undefined && to !== undefined && from < to) return [{ from, to }];
    } else {
      const edge = likely(timeOf(h3, m3, p3));
      if (edge !== undefined) {
        return word === 'after' || word === 'from' ? [{ from: edge, to: 1_440 }] : [{ from: 0, to: edge }];
      }
    }
  }
  const times: { readonly at: number; readonly sure: boolean }[] = [];
  const add = (time: { readonly at: number; readonly sure: boolean } | undefined): void => {
    if (time === undefined) return;
    const placed = time.sure || windows.length === 0 ? time : { at: inPart(time.at), sure: true };
    if (!times.some(({ at }) => at === placed.at)) times.push(placed);
  };
  for (let match = minutesAround.exec(rest); match !== null; match = minutesAround.exec(rest)) {
    add(aroundHour(match));
    rest = rest.replace(match[0], ' , ');
  }
  rest = rest.replace(/\bmid ?day\b/g, 'noon');
  for (const [name, at] of [
    ['noon', half],
    ['midnight', 0],
  ] as const) {
    if (!rest.includes(name)) continue;
    add({ at, sure: true });
    rest = rest.replaceAll(name, ' , ');
  }
  for (const match of rest.matchAll(new RegExp(`(?<![\\d:])\\b${clock}(?![\\d:])${notCounted}`, 'g'))) {
    add(timeOf(match[1], match[2], match[3]));
  }
  return times.length > 0 ? times : windows;
}

function aroundHour(match: RegExpExecArray): { at: number; sure: boolean } | undefined {
  const [, amount, word = 'past', british, hour, part] = match;
  const minutes = (amount ?? british) === 'half' ? 30 : amount === 'quarter' ? 15 : Number(amount);
  if (minutes > 59) return undefined;
  const whole =
    hour === 'noon'
      ? { at: half, sure: true }
      : hour === 'midnight'
        ? { at: 0, sure: true }
        : timeOf(hour, undefined, part);
  if (whole === undefined) return undefined;
  const shift = word === 'past' || word === 'after' ? minutes : -minutes;
  const turn = whole.sure ? 1_440 : half;
  return { at: (((whole.at + shift) % turn) + turn) % turn, sure: whole.sure };
}

function timeOf(hour: string | undefined, minute: string | undefined, part: string | undefined) {
  const hours = Number(hour);
  const minutes = Number(minute ?? 0);
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return undefined;
  if (part !== undefined) {
    if (hours === 0 || hours > 12) return hours > 12 ? { at: hours * 60 + minutes, sure: true } : undefined;
    return { at: (hours % 12) * 60 + minutes + (part === 'pm' ? half : 0), sure: true };
  }
  if (hours > 12 || hours === 0 || (hour?.startsWith('0') && minute !== undefined)) {
    return { at: (hours * 60 + minutes) % 1_440, sure: true };
  }
  return { at: (hours % 12) * 60 + minutes, sure: false };
}

/** The edge of a stretch of time: few mean the hours before seven. */
function likely(time: { at: number; sure: boolean } | undefined): number | undefined {
  if (time === undefined) return undefined;
  return time.sure || time.at >= 420 ? time.at : time.at + half;
}
