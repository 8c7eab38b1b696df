import { dayAfter, localTime } from '../business-time/local-time.ts';
import { currentOpening, nextOpening } from '../business-time/opening-times.ts';
import { spokenDate, spokenWeekday } from '../business-time/spoken-date.ts';
import { spokenSpans, spokenWeek } from '../business-time/spoken-hours.ts';
import { spokenTime } from '../business-time/spoken-time.ts';
import { type WeeklyHours, weekdayAfter } from '../business-time/weekly-hours.ts';
import type { Passage } from './decision.ts';

/**
 * What changes with the clock, as passages: the model never works out a day or an opening time by itself.
 * Ids: `now`, `open-now`, `next-opening`, `hours-today`, `hours-week`, `hours-monday` … `hours-sunday`.
 */
export function factPassages(
  { hours, timeZone }: { readonly hours: WeeklyHours; readonly timeZone: string },
  nowMs: number,
): readonly Passage[] {
  const minute = Math.floor(nowMs / 60_000);
  const known = computed.get(hours);
  if (known?.minute === minute && known.timeZone === timeZone) return known.facts;
  const facts = computeFacts(hours, timeZone, nowMs);
  computed.set(hours, { minute, timeZone, facts });
  return facts;
}

/** The facts of the latest minute: the drafts of a turn ask for the same ones several times. */
const computed = new WeakMap<WeeklyHours, { minute: number; timeZone: string; facts: readonly Passage[] }>();

function computeFacts(hours: WeeklyHours, timeZone: string, nowMs: number): Passage[] {
  const now = localTime(nowMs, timeZone);
  const today = hours[now.weekday];
  const facts = [
    fact(
      'now',
      ['Date and time'],
      `Today is ${spokenDate(now)}, ${now.year}, and it is ${spokenTime(now.minutes)}. ` +
        `Tomorrow is ${spokenDate(dayAfter(now, 1))}.`,
    ),
    fact('open-now', ['Open now'], openNow(hours, timeZone, nowMs)),
    fact('hours-today', ['Hours today'], dayHours('Today', spokenSpans(today))),
    fact('hours-week', ['Opening hours'], `We are open ${spokenWeek(hours)}.`),
  ];
  const next = nextOpening(hours, timeZone, nowMs);
  if (next !== undefined) {
    facts.push(fact('next-opening', ['Next opening'], `We next open on ${moment(next.fromMs, timeZone)}.`));
  }
  for (let index = 0; index < 7; index++) {
    const day = weekdayAfter('monday', index);
    const name = spokenWeekday(day);
    facts.push(fact(`hours-${day}`, [`Hours on ${name}`], dayHours(`On ${name}`, spokenSpans(hours[day]))));
  }
  return facts;
}

function openNow(hours: WeeklyHours, timeZone: string, nowMs: number): string {
  const current = currentOpening(hours, timeZone, nowMs);
  if (current === undefined) return 'We are closed right now.';
  const sameDay = current.toMs - nowMs < 86_400_000;
  const { minutes } = localTime(current.toMs, timeZone);
  return `We are open right now, until ${sameDay ? spokenTime(minutes) : moment(current.toMs, timeZone)}.`;
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
