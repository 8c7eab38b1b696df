import { findDates } from './dates.ts';
import type { ReadGrounds } from './grounds.ts';
import { plainPolarity } from './polarity.ts';
import { findTimes } from './times.ts';
import { findWeekdays } from './weekday-claims.ts';

interface Hours {
  readonly open: boolean | undefined;
  readonly days: readonly string[];
  readonly dates: readonly string[];
  /** Each with the readings it may have. */
  readonly times: readonly (readonly string[])[];
  readonly other: boolean;
}

/**
 * Opening hours that go with another day. Each day that a clause names must be found together with its times, and
 * with open or closed, in one clause of a cited passage or a computed fact.
 */
export function unsupportedOpening(normal: string, { cited, facts, factPassages }: ReadGrounds): string[] {
  if (!/\b(?:open|opens|closed?|closes)\b/.test(normal) && !/day\b|\btomorrow\b/.test(normal)) return [];
  const now = factPassages.find(({ id }) => id === 'now')?.text ?? '';
  const today = /\bToday is (\w+, \w+ \d+)/.exec(now)?.[1]?.toLowerCase();
  const tomorrow = /\bTomorrow is (\w+, \w+ \d+)/.exec(now)?.[1]?.toLowerCase();
  const dated = (text: string) =>
    text.replace(/\b(?:today|tonight)\b/g, today ?? '').replace(/\btomorrow\b/g, tomorrow ?? '');
  const sources = [...cited, ...facts].flatMap(({ units }) =>
    units.flatMap(({ text }) => clausesOf(dated(text))),
  );
  if (!sources.some(({ days, dates, open }) => days.length + dates.length > 0 && open !== undefined))
    return [];
  const bound = dated(normal) !== normal;
  return clausesOf(dated(normal)).flatMap((said) => {
    if (
      said.other ||
      said.days.length + said.dates.length === 0 ||
      (said.open === undefined && said.times.length === 0)
    )
      return [];
    const wrong = (said.days.length > 0 ? said.days : said.dates).filter(
      (day) =>
        !sources.some(
          (source) =>
            [...source.days, ...source.dates].includes(day) &&
            !(bound && source.other) &&
            (said.open === undefined || source.open === said.open) &&
            said.dates.every((date) => source.dates.includes(date) || (bound && source.dates.length === 0)) &&
            said.times.every((keys) => source.times.some((given) => given.some((key) => keys.includes(key)))),
        ),
    );
    return wrong.map((day) => day.replace(/^\w+:/, ''));
  });
}

const opens = '(?:closed|open|until|(?:on |from )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\\b';
const clauseEnd = new RegExp(
  `\\s*[,;]\\s*(?=${opens})|\\s*[,;]?\\s(?:and|but)\\s(?=(?:we(?:'re| are) )?${opens})|[.!?]\\s`,
);

function clausesOf(normal: string): Hours[] {
  const text = plainPolarity(normal);
  return text.split(clauseEnd).map(hoursOf);
}

function hoursOf(text: string): Hours {
  const dates = findDates(text);
  const times = findTimes(dates.rest);
  const days = findWeekdays(times.rest).claims.flatMap(({ keys }) => keys);
  const closed = /\bclosed\b/.test(text);
  const open = /\b(?:open|opens|close|closes)\b/.test(text) || times.claims.length > 0;
  return {
    open: closed ? false : open ? true : undefined,
    days,
    dates: dates.claims.flatMap(({ keys }) => keys).filter((key) => key.startsWith('date:')),
    times: times.claims.map(({ keys }) => keys),
    other: /\bother\b/.test(text),
  };
}
