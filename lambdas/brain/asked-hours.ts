import { instantOf } from '../business-time/instant-of.ts';
import { isoDayOf } from '../business-time/iso-day.ts';
import { localTime, weekdayOf } from '../business-time/local-time.ts';
import { type OpeningHours, spansOn } from '../business-time/opening-hours.ts';
import { isOpen } from '../business-time/opening-times.ts';
import { spokenDate, spokenWeekday } from '../business-time/spoken-date.ts';
import { spokenSpans } from '../business-time/spoken-hours.ts';
import { spokenTime } from '../business-time/spoken-time.ts';
import { type AskedDay, askedDay, askedTimes, nightEndsMinute } from './asked-day.ts';
import type { Exchange, Passage } from './decision.ts';

/**
 * Whether it is open on the day and at the time that the caller names, worked out by code: "are you open tomorrow at
 * eight in the evening?", and then "and on Saturday?". `undefined` when they name neither, name only a day of the week
 * (its hours are a fact already), or name a holiday of which the file says nothing: what is usual may not hold then.
 */
export function askedHours(
  { said, history }: { readonly said: string; readonly history: readonly Exchange[] },
  { timeZone, ...opening }: OpeningHours & { readonly timeZone: string },
  nowMs: number,
): Passage | undefined {
  const now = localTime(nowMs, timeZone);
  const before = history.at(-1)?.caller ?? '';
  const saidDay = askedDay(said, now);
  const saidTimes = askedTimes(said);
  if (saidDay === undefined && saidTimes.length === 0) return undefined;
  const asked = saidDay ?? askedDay(before, now) ?? { day: now, kind: 'today' };
  const times = saidTimes.length > 0 ? saidTimes : askedTimes(before);
  const listed = Object.hasOwn(opening.specialDays, isoDayOf(asked.day));
  if (asked.kind === 'holiday' && !listed) return undefined;
  if (times.length === 0 && asked.kind !== 'later' && asked.kind !== 'holiday') return undefined;
  const day = spokenDay(asked);
  const hours = spokenSpans(spansOn(opening, asked.day));
  const ofDay = hours === undefined ? 'closed all day' : `open from ${hours}`;
  if (times.length === 0) return passage(`${capital(day)} we are ${ofDay}.`);
  const tonight = /\btonight\b/i.test(said);
  /** Minutes after the midnight with which the day begins. */
  const ofAskedDay = (minutes: number) => (tonight && minutes < nightEndsMinute ? minutes + 1_440 : minutes);
  const openAt = (minutes: number) =>
    isOpen(opening, timeZone, instantOf(asked.day, ofAskedDay(minutes), timeZone));
  const openTimes = times.filter(openAt);
  // "At five": where only one of the two hours is open, that one is meant.
  const meant = openTimes.length > 0 ? openTimes : times;
  const ends = spansOn(opening, asked.day).some(({ toMinute }) => meant.map(ofAskedDay).includes(toMinute));
  const state = openTimes.length > 0 ? 'are open' : ends ? 'close' : 'are closed';
  return passage(
    `We ${state} ${day} at ${meant.map(spokenTime).join(' and at ')}. ${capital(day)} we are ${ofDay}.`,
  );
}

function spokenDay({ day, kind }: AskedDay): string {
  if (kind === 'today') return 'today';
  return kind === 'tomorrow' ? `tomorrow, ${spokenWeekday(weekdayOf(day))},` : `on ${spokenDate(day)},`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function passage(text: string): Passage {
  // "6 p.m." ends the sentence by itself.
  return {
    id: 'hours-asked',
    headings: ['Hours asked for'],
    text: text.replace(/\.\.(?= |$)/g, '.'),
    score: 1,
  };
}
