import { type Claim, type FindClaims, findInDigits, findInTurn, findMatches } from './claim.ts';

/**
 * Times of day. "4 p.m.", "16:00" and, where nothing says which half of the day, "at 4" are the same.
 * Beside an hour above 12, every time of the text is read on the 24-hour clock.
 */
export const findTimes: FindClaims = (text) =>
  (/\b(?:1[3-9]|2[0-4]):[0-5]\d\b/.test(text) ? timesOfWholeDay : timesOfHalfDays)(text);

const timesOfWholeDay = timesOf(true);
const timesOfHalfDays = timesOf(false);

function timesOf(wholeDay: boolean): FindClaims {
  return findInTurn(
    (text) => findMatches(text, /\bnoon\b|\bmidday\b/g, (_, said) => [time(said, [720], 12)]),
    (text) => findMatches(text, /\bmidnight\b/g, (_, said) => [time(said, [0, 1_440], 12)]),
    findInDigits(
      (text) =>
        findMatches(
          text,
          /\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?:\s?(?:-|to)\s?(?<hour2>\d{1,2})(?:[:.](?<minute2>\d{2}))?)?\s?(?<half>[ap])m\b/g,
          ({ hour, minute, hour2, minute2, half }, said) => {
            const last = onHalf(said, hour2 ?? hour, hour2 === undefined ? minute : minute2, half);
            if (hour2 === undefined) return last;
            return last === undefined ? undefined : [...either(said, hour, minute, false), ...last];
          },
        ),
      (text) =>
        findMatches(text, /\b(?<hour>\d{1,2}):(?<minute>[0-5]\d)\b/g, ({ hour, minute }, said) =>
          either(said, hour, minute, wholeDay),
        ),
      (text) =>
        findMatches(text, /\b(?<hour>\d{1,2}) oclock\b/g, ({ hour }, said) =>
          either(said, hour, undefined, false),
        ),
    ),
    (text) =>
      findMatches(
        text,
        /\b(?:at|until|till|til|by|before|after|from|between)\s(?<hour>\d{1,2}|one)(?:\s?(?:-|to|and|until|till)\s?(?<hour2>\d{1,2}))?(?=\s*(?:[.,!?;|]|$)|\s(?:on|today|tomorrow|tonight|in the|every|each|daily)\b)/g,
        ({ hour, hour2 }, said) => {
          if (Number(hour) > 24 || Number(hour2) > 24) return undefined;
          const first = either(said, hour === 'one' ? '1' : hour, undefined, false);
          return hour2 === undefined ? first : [...first, ...either(said, hour2, undefined, false)];
        },
      ),
  );
}

function onHalf(said: string, hour = '', minute = '0', half = ''): Claim[] | undefined {
  if (Number(hour) < 1 || Number(hour) > 12 || Number(minute) > 59) return undefined;
  const minutes = (Number(hour) % 12) * 60 + Number(minute) + (half === 'p' ? 720 : 0);
  // Midnight is the end of a day, too.
  return [time(said, minutes === 0 ? [0, 1_440] : [minutes], Number(hour))];
}

function either(said: string, hour = '', minute = '0', wholeDay: boolean): Claim[] {
  const minutes = Number(hour) * 60 + Number(minute);
  const exact = wholeDay || Number(hour) > 12 || hour === '0' || hour.startsWith('0');
  if (exact) return [time(said, minutes % 1_440 === 0 ? [0, 1_440] : [minutes], Number(hour) % 12 || 12)];
  return [time(said, [minutes % 720, (minutes % 720) + 720], Number(hour))];
}

function time(said: string, minutes: readonly number[], hour: number): Claim {
  return { said, keys: minutes.map((minute) => `time:${minute}`), gives: [`number:${hour}`] };
}
