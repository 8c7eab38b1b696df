import { holidayName } from '../business-time/holidays.ts';
import { isoDayOf, parseIsoDay } from '../business-time/iso-day.ts';
import { dayAfter, daysBetween, type LocalDay, localTime, weekdayOf } from '../business-time/local-time.ts';
import { type OpeningHours, spansOn } from '../business-time/opening-hours.ts';
import { currentOpening, lookAheadDays, nextOpening } from '../business-time/opening-times.ts';
import { spokenDate, spokenWeekday } from '../business-time/spoken-date.ts';
import { spokenSpans, spokenWeek } from '../business-time/spoken-hours.ts';
import { spokenTime } from '../business-time/spoken-time.ts';
import { type WeeklyHours, weekdayAfter } from '../business-time/weekly-hours.ts';
import type { Passage } from './decision.ts';

/**
 * What changes with the clock, as passages: the model never works out a day or an opening time by itself.
 * Ids: `now`, `open-now`, `next-opening`, `hours-today`, `hours-tomorrow`, `hours-week`, `hours-monday` …
 * `hours-sunday`, and `hours-2026-12-25` for each special day of the next two months.
 */
export function factPassages(
  { timeZone, ...opening }: OpeningHours & { readonly timeZone: string },
  nowMs: number,
): readonly Passage[] {
  const minute = Math.floor(nowMs / 60_000);
  const known = computed.get(opening.hours);
  if (known?.minute === minute && known.timeZone === timeZone) return known.facts;
  // Most say the same as a minute ago, and have been read by the rules of grounding.
  const before = new Map(known?.facts.map((one) => [one.id, one]));
  const facts = computeFacts(opening, timeZone, nowMs).map((one) => {
    const same = before.get(one.id);
    return same?.text === one.text && same.headings.join() === one.headings.join() ? same : one;
  });
  computed.set(opening.hours, { minute, timeZone, facts });
  return facts;
}

/** The facts of the latest minute: the drafts of a turn ask for the same ones several times. */
const computed = new WeakMap<WeeklyHours, { minute: number; timeZone: string; facts: readonly Passage[] }>();

function computeFacts(opening: OpeningHours, timeZone: string, nowMs: number): Passage[] {
  const now = localTime(nowMs, timeZone);
  const facts = [
    fact(
      'now',
      ['Date and time'],
      `Today is ${spokenDate(now)}, ${now.year}, and it is ${spokenTime(now.minutes)}. ` +
        `Tomorrow is ${spokenDate(dayAfter(now, 1))}.`,
    ),
    fact('open-now', ['Open now'], openNow(opening, timeZone, nowMs)),
    fact('hours-today', ['Hours today'], dayHours('Today', spokenSpans(spansOn(opening, now)))),
    fact('hours-tomorrow', ['Hours tomorrow'], hoursTomorrow(opening, dayAfter(now, 1))),
    fact('hours-week', ['Opening hours'], `We are open ${spokenWeek(opening.hours)}.`),
  ];
  const next = nextOpening(opening, timeZone, nowMs);
  if (next !== undefined) {
    facts.push(fact('next-opening', ['Next opening'], `We next open on ${moment(next.fromMs, timeZone)}.`));
  }
  const coming = specialDaysFrom(now, opening);
  for (let index = 0; index < 7; index++) {
    const day = weekdayAfter('monday', index);
    const name = spokenWeekday(day);
    const spans = spokenSpans(opening.hours[day]);
    const special = coming.find((one) => one.inDays < 7 && weekdayOf(one.day) === day);
    // What differs comes first: the first sentence is the one that is heard.
    const text =
      special === undefined
        ? dayHours(`On ${name}`, spans)
        : `${special.text} ${dayHours(`On other ${name}s`, spans)}`;
    facts.push(fact(`hours-${day}`, [`Hours on ${name}`], text));
  }
  for (const { day, text } of coming) {
    const name = holidayName(day);
    const headings = ['Holidays and special days', ...(name === undefined ? [] : [name])];
    facts.push(fact(`hours-${isoDayOf(day)}`, headings, text));
  }
  return facts;
}

/** The special days of the next two months, from today on, in order. */
function specialDaysFrom(today: LocalDay, { specialDays }: OpeningHours) {
  return Object.entries(specialDays)
    .flatMap(([name, spans]) => {
      const day = parseIsoDay(name);
      if (day === undefined) return [];
      const text = dayHours(`On ${spokenDate(day)},`, spokenSpans(spans));
      return [{ day, inDays: daysBetween(today, day), text }];
    })
    .filter(({ inDays }) => inDays >= 0 && inDays <= lookAheadDays)
    .sort((a, b) => a.inDays - b.inDays);
}

function openNow(hours: OpeningHours, timeZone: string, nowMs: number): string {
  const current = currentOpening(hours, timeZone, nowMs);
  if (current === undefined) return 'We are closed right now.';
  const leftMs = current.toMs - nowMs;
  if (leftMs > 7 * 86_400_000) return 'We are open right now, day and night.';
  const sameDay = leftMs < 86_400_000;
  const { minutes } = localTime(current.toMs, timeZone);
  return `We are open right now, until ${sameDay ? spokenTime(minutes) : moment(current.toMs, timeZone)}.`;
}

function hoursTomorrow(opening: OpeningHours, tomorrow: LocalDay): string {
  const day = spokenWeekday(weekdayOf(tomorrow));
  return dayHours(`Tomorrow, ${day},`, spokenSpans(spansOn(opening, tomorrow)));
}

function dayHours(when: string, spans: string | undefined): string {
  return spans === undefined ? `${when} we are closed.` : `${when} we are open from ${spans}.`;
}

function moment(atMs: number, timeZone: string): string {
  const time = localTime(atMs, timeZone);
  return `${spokenDate(time)}, at ${spokenTime(time.minutes)}`;
}

function fact(id: string, headings: readonly string[], text: string): Passage {
  // "6 p.m." ends the sentence by itself.
  return { id, headings, text: text.replace(/\.\.(?= |$)/g, '.'), score: 1 };
}
