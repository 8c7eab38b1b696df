import { dayAfter, type LocalDay, localTime } from '../business-time/local-time.ts';
import { spansOn } from '../business-time/opening-hours.ts';
import { spokenDate } from '../business-time/spoken-date.ts';
import { spokenSpans } from '../business-time/spoken-hours.ts';
import { spokenTime } from '../business-time/spoken-time.ts';
import type { Service } from '../knowledge/business-profile.ts';
import type { Appointment } from './appointment.ts';
import type { DialogFacts, Sentence } from './dialog.ts';
import type { Refusal } from './find-slot.ts';
import type { Slot } from './free-slots.ts';

/** Said to every caller alike. */
export const stock = (text: string): Sentence => ({ text, shared: true });
/** Something of this caller is in it. */
export const own = (text: string): Sentence => ({ text: text.replace(/\.\.$/, '.'), shared: false });

/** "Thursday, December 3, at 4 p.m."; "tomorrow, ..." is left to the caller. */
export function spokenMoment(atMs: number, timeZone: string): string {
  const time = localTime(atMs, timeZone);
  return `${spokenDate(time)}, at ${spokenTime(time.minutes)}`;
}

/** The starts on offer: the day is said once where it is the same. */
export function spokenOffers(slots: readonly Slot[], timeZone: string): string {
  let last = '';
  const said = slots.map(({ fromMs }) => {
    const time = localTime(fromMs, timeZone);
    const day = spokenDate(time);
    const text = day === last ? spokenTime(time.minutes) : `${day}, at ${spokenTime(time.minutes)}`;
    last = day;
    return text;
  });
  if (said.length < 2) return said.join('');
  return `${said.slice(0, -1).join(', ')} or ${said.at(-1) ?? ''}`;
}

export function spokenService(name: string): string {
  const lower = /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
  return `${/^[aeiou]/i.test(lower) ? 'an' : 'a'} ${lower}`;
}

export function spokenServices(services: readonly Service[]): string {
  const names = services.map(({ name }) => spokenService(name));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

/** Digit by digit, so that it can be written down. */
export const spokenCode = (code: string): string => [...code].join(' ');

/** "Smith: S, M, I, T, H". */
export function spelledName(name: string): string {
  return name
    .split(/\s+/)
    .map((part) => [...part.toUpperCase()].join(', '))
    .join('; ');
}

export function spokenAppointment(appointment: Appointment, timeZone: string): string {
  return `${spokenService(appointment.service)} on ${spokenMoment(appointment.fromMs, timeZone)}`;
}

/** Why a wish cannot be had, in one sentence. */
export function spokenRefusal(
  refusal: Refusal,
  { day, atMs }: { readonly day?: LocalDay; readonly atMs?: number },
  service: Service,
  { business, nowMs }: DialogFacts,
): Sentence {
  const { timeZone, bookingHorizonDays } = business;
  const on = day === undefined ? 'then' : `on ${spokenDate(day)}`;
  const moment = atMs === undefined ? on : spokenMoment(atMs, timeZone);
  switch (refusal) {
    case 'past':
      return own(`That has already passed${atMs === undefined ? '' : `: ${moment}`}.`);
    case 'too-soon':
      return own(
        `That is too soon: ${spokenService(service.name)} needs ${spokenLead(service.leadMinutes)} notice.`,
      );
    case 'too-far': {
      const last = dayAfter(localTime(nowMs, timeZone), bookingHorizonDays);
      return own(`I can only book up to ${spokenDate(last)}.`);
    }
    case 'closed':
      return own(`We are closed ${on}.`);
    case 'outside-hours': {
      const hours = day === undefined ? undefined : spokenSpans(spansOn(business, day));
      return own(
        hours === undefined ? `We are closed ${on}.` : `That doesn't fit: ${on} we are open from ${hours}.`,
      );
    }
    case 'skipped-by-clock':
      return own(`The clocks go forward ${on}, and that time doesn't exist.`);
    case 'taken':
      return own(atMs === undefined ? `Nothing is free ${on}.` : `${capital(moment)} is taken.`);
  }
}

function spokenLead(minutes: number): string {
  const days = minutes / 1_440;
  if (Number.isInteger(days) && days > 0) return days === 1 ? "a day's" : `${days} days'`;
  const hours = minutes / 60;
  if (Number.isInteger(hours) && hours > 0) return hours === 1 ? "an hour's" : `${hours} hours'`;
  return `${minutes} minutes'`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
